import { migrateJobs } from "@souk/kernel/jobs/jobs";
import { OrderEventEntity } from "./order/order-event-entity.js";
import { OrderRefundEntity } from "./refund/order-refund-entity.js";
import { Baseline1760000005090 } from "./migrations/001-baseline.js";
import { MoreStatuses1760000005091 } from "./migrations/002-more-statuses.js";
import { UnsentParcels1760000005092 } from "./migrations/003-unsent-parcels.js";
import { CartReminders1760000005093 } from "./migrations/004-cart-reminders.js";
import { EventsNotCaptured1760000005094 } from "./migrations/005-events-not-captured.js";
import { ShownPictures1760000005095 } from "./migrations/006-shown-pictures.js";
import { FreeOrders1760000005096 } from "./migrations/007-free-orders.js";
import { CourseSellers1760000005097 } from "./migrations/008-course-sellers.js";

export const ordersDatabase = {
  entities: [OrderEventEntity, OrderRefundEntity],
  migrations: [
    Baseline1760000005090,
    MoreStatuses1760000005091,
    UnsentParcels1760000005092,
    CartReminders1760000005093,
    EventsNotCaptured1760000005094,
    ShownPictures1760000005095,
    FreeOrders1760000005096,
    CourseSellers1760000005097,
  ],
  alsoMigrate: migrateJobs,
} as const;
