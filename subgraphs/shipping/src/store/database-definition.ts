import { migrateJobs } from "@souk/kernel/jobs/jobs";
import { ShipmentEntity } from "./shipment/shipment-entity.js";
import { ShipmentEventEntity } from "./shipment/shipment-event-entity.js";
import { Baseline1760000001070 } from "./migrations/001-baseline.js";
import { WholeInsertion1760000001091 } from "./migrations/002-whole-insertion.js";

export const shippingDatabase = {
  entities: [ShipmentEntity, ShipmentEventEntity],
  migrations: [Baseline1760000001070, WholeInsertion1760000001091],
  alsoMigrate: migrateJobs,
} as const;
