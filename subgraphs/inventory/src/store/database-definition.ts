import { migrateJobs } from "@souk/kernel/jobs/jobs";
import { Baseline1760000002070 } from "./migrations/001-baseline.js";

export const inventoryDatabase = {
  entities: [],
  migrations: [Baseline1760000002070],
  alsoMigrate: migrateJobs,
} as const;
