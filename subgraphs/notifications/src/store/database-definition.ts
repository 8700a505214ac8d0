import { migrateJobs } from "@souk/kernel/jobs/jobs";
import { Baseline1760000001070 } from "./migrations/001-baseline.js";

export const notificationsDatabase = {
  entities: [],
  migrations: [Baseline1760000001070],
  alsoMigrate: migrateJobs,
} as const;
