import { migrateJobs } from "@souk/kernel/jobs/jobs";
import { StockCountEntity, StockMovementEntity } from "./inventory-entities.js";
import { Baseline1760000002070 } from "./migrations/001-baseline.js";

export const inventoryDatabase = {
  entities: [StockCountEntity, StockMovementEntity],
  migrations: [Baseline1760000002070],
  alsoMigrate: migrateJobs,
} as const;
