import { migrateJobs } from "@souk/kernel/jobs/jobs";
import { Baseline1760000001070 } from "./migrations/001-baseline.js";
import { MailChoices1760000001071 } from "./migrations/002-mail-choices.js";
import { RequestedMail1760000001072 } from "./migrations/003-requested-mail.js";
import { DeliveredMails1760000001095 } from "./migrations/004-delivered-mails.js";

export const notificationsDatabase = {
  entities: [],
  migrations: [
    Baseline1760000001070,
    MailChoices1760000001071,
    RequestedMail1760000001072,
    DeliveredMails1760000001095,
  ],
  alsoMigrate: migrateJobs,
} as const;
