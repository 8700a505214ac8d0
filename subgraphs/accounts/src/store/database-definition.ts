import { migrateJobs } from "@souk/kernel/jobs/jobs";
import { AddressEntity } from "./users/address-entity.js";
import { EmailVerificationEntity } from "./sign-up/email-verification-entity.js";
import { RefreshTokenEntity, SessionEntity } from "./sessions/session-entities.js";
import { UserEntity } from "./users/user-entity.js";
import { Baseline1760000000090 } from "./migrations/001-baseline.js";
import { Profiles1760000001090 } from "./migrations/002-profiles.js";
import { ShownPictures1760000002090 } from "./migrations/003-shown-pictures.js";

export const accountsDatabase = {
  entities: [UserEntity, EmailVerificationEntity, SessionEntity, RefreshTokenEntity, AddressEntity],
  migrations: [Baseline1760000000090, Profiles1760000001090, ShownPictures1760000002090],
  alsoMigrate: migrateJobs,
} as const;
