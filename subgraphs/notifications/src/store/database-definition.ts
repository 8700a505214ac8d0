import { migrateJobs } from "@souk/kernel/jobs/jobs";
import { Notifications1760000001000 } from "./migrations/001-notifications.js";
import { OrderRefunded1760000001001 } from "./migrations/002-order-refunded.js";
import { Resendable1760000001002 } from "./migrations/003-resendable.js";
import { KindsOfTheCode1760000001003 } from "./migrations/004-kinds-of-the-code.js";
import { HeldSecrets1760000001004 } from "./migrations/005-held-secrets.js";
import { ErasedPeople1760000001005 } from "./migrations/006-erased-people.js";
import { FoundMails1760000001006 } from "./migrations/007-found-mails.js";
import { KeptMails1760000001007 } from "./migrations/008-kept-mails.js";
import { SortedMails1760000001008 } from "./migrations/009-sorted-mails.js";
import { Messages1760000001009 } from "./migrations/010-messages.js";
import { MailLocale1760000001010 } from "./migrations/011-mail-locale.js";
import { Webhooks1760000001070 } from "./migrations/012-webhooks.js";
import { NotificationEntity } from "./notification-entity.js";

export const notificationsDatabase = {
  entities: [NotificationEntity],
  migrations: [
    Notifications1760000001000,
    OrderRefunded1760000001001,
    Resendable1760000001002,
    KindsOfTheCode1760000001003,
    HeldSecrets1760000001004,
    ErasedPeople1760000001005,
    FoundMails1760000001006,
    KeptMails1760000001007,
    SortedMails1760000001008,
    Messages1760000001009,
    MailLocale1760000001010,
    Webhooks1760000001070,
  ],
  alsoMigrate: migrateJobs,
} as const;
