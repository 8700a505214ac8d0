import { migrateJobs } from "@souk/kernel/jobs/jobs";
import { Reviews1760000010000 } from "./migrations/001-reviews.js";
import { ReviewPictures1760000010095 } from "./migrations/002-review-pictures.js";
import { ReviewsByPicture1760000010096 } from "./migrations/003-reviews-by-picture.js";

export const reviewsDatabase = {
  entities: [],
  migrations: [Reviews1760000010000, ReviewPictures1760000010095, ReviewsByPicture1760000010096],
  alsoMigrate: migrateJobs,
} as const;
