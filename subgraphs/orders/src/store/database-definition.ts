import { migrateJobs } from "@souk/kernel/jobs/jobs";
import { AttemptEntity } from "./idempotency/attempt-entity.js";
import { OrderEntity, OrderEventEntity, OrderLineEntity } from "./order/order-entities.js";
import { OrderRefundEntity } from "./refund/order-refund-entity.js";
import { Baseline1760000005090 } from "./migrations/001-baseline.js";

export const ordersDatabase = {
  entities: [OrderEntity, OrderLineEntity, OrderEventEntity, OrderRefundEntity, AttemptEntity],
  migrations: [Baseline1760000005090],
  alsoMigrate: migrateJobs,
} as const;
