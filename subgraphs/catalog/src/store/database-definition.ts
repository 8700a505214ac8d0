import { migrateJobs } from "@souk/kernel/jobs/jobs";
import { ProductCategoryEntity } from "./category/product-category-entity.js";
import { Baseline1760000001070 } from "./migrations/001-baseline.js";
import { StockRequests1760000001071 } from "./migrations/002-stock-requests.js";
import { Wishlists1760000001072 } from "./migrations/003-wishlists.js";
import { ShownPictures1760000001073 } from "./migrations/004-shown-pictures.js";
import { FreeProducts1760000001074 } from "./migrations/005-free-products.js";

export const catalogDatabase = {
  entities: [ProductCategoryEntity],
  migrations: [
    Baseline1760000001070,
    StockRequests1760000001071,
    Wishlists1760000001072,
    ShownPictures1760000001073,
    FreeProducts1760000001074,
  ],
  alsoMigrate: migrateJobs,
  // For typos, about half of a word's trigrams must match. The default of 0.6 misses two swapped letters in a word of
  // eight.
  // Starting parallel workers takes longer than most statements, also for parts of a statement that are not run.
  sessionSettings: { "pg_trgm.word_similarity_threshold": "0.45", max_parallel_workers_per_gather: "0" },
} as const;
