import { migrateJobs } from "@souk/kernel/jobs/jobs";
import { Catalog1760000001000 } from "./migrations/001-catalog.js";
import { SearchWords1760000001001 } from "./migrations/002-search-words.js";
import { Browsing1760000001002 } from "./migrations/003-browsing.js";
import { CatalogChanges1760000001003 } from "./migrations/004-catalog-changes.js";
import { ProductWeight1760000001004 } from "./migrations/005-product-weight.js";
import { BoundedSearch1760000001005 } from "./migrations/006-bounded-search.js";
import { PublicChanges1760000001006 } from "./migrations/007-public-changes.js";
import { ImportedRecords1760000001007 } from "./migrations/008-imported-records.js";
import { CustomFields1760000001008 } from "./migrations/009-custom-fields.js";
import { Ratings1760000001009 } from "./migrations/010-ratings.js";
import { PictureUses1760000001010 } from "./migrations/011-picture-uses.js";
import { DomainEvents1760000001070 } from "./migrations/012-domain-events.js";
import { ProductCategoryEntity } from "./category/product-category-entity.js";
import { ProductImageEntity } from "./image/product-image-entity.js";

export const catalogDatabase = {
  entities: [ProductCategoryEntity, ProductImageEntity],
  migrations: [
    Catalog1760000001000,
    SearchWords1760000001001,
    Browsing1760000001002,
    CatalogChanges1760000001003,
    ProductWeight1760000001004,
    BoundedSearch1760000001005,
    PublicChanges1760000001006,
    ImportedRecords1760000001007,
    CustomFields1760000001008,
    Ratings1760000001009,
    PictureUses1760000001010,
    DomainEvents1760000001070,
  ],
  alsoMigrate: migrateJobs,
  // For typos, about half of a word's trigrams must match. The default of 0.6 misses two swapped letters in a word of
  // eight.
  // Starting parallel workers takes longer than most statements, also for parts of a statement that are not run.
  sessionSettings: { "pg_trgm.word_similarity_threshold": "0.45", max_parallel_workers_per_gather: "0" },
} as const;
