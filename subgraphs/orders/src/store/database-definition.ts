import { migrateJobs } from "@souk/kernel/jobs/jobs";
import { AttemptEntity } from "./idempotency/attempt-entity.js";
import { Orders1760000005000 } from "./migrations/001-orders.js";
import { Refunds1760000005001 } from "./migrations/002-refunds.js";
import { GuestOrders1760000005002 } from "./migrations/003-guest-orders.js";
import { OrderDesk1760000005003 } from "./migrations/004-order-desk.js";
import { SalesReport1760000005004 } from "./migrations/005-sales-report.js";
import { OrderLinks1760000005005 } from "./migrations/006-order-links.js";
import { OrderNews1760000005006 } from "./migrations/007-order-news.js";
import { OrderShipments1760000005007 } from "./migrations/008-order-shipments.js";
import { OrderSeals1760000005059 } from "./migrations/009-order-seals.js";
import { SealEarlierOrders1760000005060 } from "./migrations/010-seal-earlier-orders.js";
import { OpenAttempts1760000005061 } from "./migrations/011-open-attempts.js";
import { CartVersions1760000005062 } from "./migrations/012-cart-versions.js";
import { OrderParcels1760000005063 } from "./migrations/013-order-parcels.js";
import { OrderLocale1760000005064 } from "./migrations/014-order-locale.js";
import { ImportedRecords1760000005065 } from "./migrations/015-imported-records.js";
import { PriceAdjustments1760000005066 } from "./migrations/016-price-adjustments.js";
import { DomainEvents1760000005070 } from "./migrations/017-domain-events.js";
import { CustomFields1760000005080 } from "./migrations/018-custom-fields.js";
import { Taxes1760000005081 } from "./migrations/019-taxes.js";
import { LineFields1760000005090 } from "./migrations/020-line-fields.js";
import { OrderEntity, OrderEventEntity, OrderLineEntity } from "./order/order-entities.js";
import { OrderRefundEntity } from "./refund/order-refund-entity.js";

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
    OrderShipments1760000005007,
    OrderSeals1760000005059,
    SealEarlierOrders1760000005060,
    OpenAttempts1760000005061,
    CartVersions1760000005062,
    OrderParcels1760000005063,
    OrderLocale1760000005064,
    ImportedRecords1760000005065,
    PriceAdjustments1760000005066,
    DomainEvents1760000005070,
    CustomFields1760000005080,
    Taxes1760000005081,
    LineFields1760000005090,
  ],
  alsoMigrate: migrateJobs,
} as const;
