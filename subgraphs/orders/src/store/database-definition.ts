import { migrateJobs } from "@souk/kernel/jobs";
import { AttemptEntity } from "./attempt-entity.js";
import { Orders1760000005000 } from "./migrations/001-orders.js";
import { Refunds1760000005001 } from "./migrations/002-refunds.js";
import { GuestOrders1760000005002 } from "./migrations/003-guest-orders.js";
import { OrderDesk1760000005003 } from "./migrations/004-order-desk.js";
import { SalesReport1760000005004 } from "./migrations/005-sales-report.js";
import { OrderLinks1760000005005 } from "./migrations/006-order-links.js";
import { OrderNews1760000005006 } from "./migrations/007-order-news.js";
import { OrderEntity } from "./order-entity.js";
import { OrderEventEntity } from "./order-event-entity.js";
import { OrderLineEntity } from "./order-line-entity.js";
import { OrderRefundEntity } from "./order-refund-entity.js";

export const ordersDatabase = {
  entities: [OrderEntity, OrderLineEntity, OrderEventEntity, OrderRefundEntity, AttemptEntity],
  migrations: [
    Orders1760000005000,
    Refunds1760000005001,
    GuestOrders1760000005002,
    OrderDesk1760000005003,
    SalesReport1760000005004,
    OrderLinks1760000005005,
    OrderNews1760000005006,
  ],
  alsoMigrate: migrateJobs,
} as const;
