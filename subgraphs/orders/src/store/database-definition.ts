import { migrateJobs } from "@souk/kernel/jobs/jobs";
import { OrderEventEntity } from "./order/order-event-entity.js";
import { OrderRefundEntity } from "./refund/order-refund-entity.js";
import { Baseline1760000005090 } from "./migrations/001-baseline.js";

export const ordersDatabase = {
  entities: [OrderEventEntity, OrderRefundEntity],
  migrations: [Baseline1760000005090],
  alsoMigrate: migrateJobs,
} as const;
