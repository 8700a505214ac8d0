import { migrateJobs } from "@souk/kernel/jobs/jobs";
import { Media1795410660018 } from "./migrations/001-media.js";

export const mediaDatabase = {
  entities: [],
  migrations: [Media1795410660018],
  alsoMigrate: migrateJobs,
} as const;
