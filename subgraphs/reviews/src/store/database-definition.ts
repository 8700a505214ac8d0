import { migrateJobs } from "@souk/kernel/jobs/jobs";
import { Reviews1760000010000 } from "./migrations/001-reviews.js";

export const reviewsDatabase = {
  entities: [],
  migrations: [Reviews1760000010000],
  alsoMigrate: migrateJobs,
} as const;
