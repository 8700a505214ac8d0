import { migrateJobs } from "@souk/kernel/jobs/jobs";
import { ReservationEntity } from "./reservation-entity.js";
import { StockLevelEntity } from "./stock-level-entity.js";
import { StockMovementEntity } from "./stock-movement-entity.js";
import { Baseline1760000002070 } from "./migrations/001-baseline.js";

export const inventoryDatabase = {
  entities: [StockLevelEntity, ReservationEntity, StockMovementEntity],
  migrations: [Baseline1760000002070],
  alsoMigrate: migrateJobs,
} as const;
