import { migrateJobs } from "@souk/kernel/jobs/jobs";
import { Reviews1760000010000 } from "./migrations/001-reviews.js";
import { ReviewEntity } from "./review-entity.js";

export const reviewsDatabase = {
  entities: [ReviewEntity],
  migrations: [Reviews1760000010000],
  alsoMigrate: migrateJobs,
} as const;
