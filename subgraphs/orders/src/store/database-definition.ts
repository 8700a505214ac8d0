import { migrateJobs } from "@souk/kernel/jobs";
import { AttemptEntity } from "./attempt-entity.js";
import { Orders1760000005000 } from "./migrations/001-orders.js";
import { OrderEntity } from "./order-entity.js";
import { OrderEventEntity } from "./order-event-entity.js";
import { OrderLineEntity } from "./order-line-entity.js";

export const ordersDatabase = {
  entities: [OrderEntity, OrderLineEntity, OrderEventEntity, AttemptEntity],
  migrations: [Orders1760000005000],
  alsoMigrate: migrateJobs,
} as const;
