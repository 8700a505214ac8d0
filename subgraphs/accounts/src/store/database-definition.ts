import { migrateJobs } from "@souk/kernel/jobs/jobs";
import { AddressEntity } from "./users/address-entity.js";
import { EmailVerificationEntity } from "./sign-up/email-verification-entity.js";
import { Accounts1760000000000 } from "./migrations/001-accounts.js";
import { Lockout1760000000001 } from "./migrations/002-lockout.js";
import { ResetAndEmailChange1760000000002 } from "./migrations/003-reset-and-email-change.js";
import { SecondFactors1760000000003 } from "./migrations/004-second-factors.js";
import { ApiKeys1760000000005 } from "./migrations/006-api-keys.js";
import { AuditLog1760000000007 } from "./migrations/007-audit-log.js";
import { InstructorRequests1760000000008 } from "./migrations/008-instructor-requests.js";
import { SortedLists1760000000009 } from "./migrations/009-sorted-lists.js";
import { KeySets1760000000010 } from "./migrations/010-key-sets.js";
import { UserLocale1760000000011 } from "./migrations/011-user-locale.js";
import { Identities1760000000004 } from "./migrations/005-identities.js";
import { ImportedRecords1760000000012 } from "./migrations/012-imported-records.js";
import { DomainEvents1760000000070 } from "./migrations/013-domain-events.js";
import { CustomFields1760000000080 } from "./migrations/014-custom-fields.js";
import { ClientUsage1760000000090 } from "./migrations/015-client-usage.js";
import { RefreshTokenEntity, SessionEntity } from "./sessions/session-entities.js";
import { UserEntity } from "./users/user-entity.js";

export const accountsDatabase = {
  entities: [UserEntity, EmailVerificationEntity, SessionEntity, RefreshTokenEntity, AddressEntity],
  migrations: [
    Accounts1760000000000,
    Lockout1760000000001,
    ResetAndEmailChange1760000000002,
    SecondFactors1760000000003,
    Identities1760000000004,
    ApiKeys1760000000005,
    AuditLog1760000000007,
    InstructorRequests1760000000008,
    SortedLists1760000000009,
    KeySets1760000000010,
    UserLocale1760000000011,
    ImportedRecords1760000000012,
    DomainEvents1760000000070,
    CustomFields1760000000080,
    ClientUsage1760000000090,
  ],
  alsoMigrate: migrateJobs,
} as const;
