import { migrateJobs } from "@souk/kernel/jobs/jobs";
import { NotificationEntity } from "./notification-entity.js";
import { Baseline1760000001070 } from "./migrations/001-baseline.js";

export const notificationsDatabase = {
  entities: [NotificationEntity],
  migrations: [Baseline1760000001070],
  alsoMigrate: migrateJobs,
} as const;
