import { OutboxResolver } from "@souk/kernel/graph/outbox-resolver";
import { PersonalDataResolver } from "@souk/kernel/graph/personal-data-resolver";
import type { GraphTypes } from "@souk/kernel/graph/subgraph-schema";
import { BooksAuditResolver } from "./repair/books-audit-resolver.js";
import { ClaimResolver } from "./guest/claim-resolver.js";
import { FailedDeliveryResolver } from "./repair/failed-delivery-resolver.js";
import { OrderLinkResolver } from "./guest/order-link-resolver.js";
import { OrderUpdatesResolver } from "./order/order-updates-resolver.js";
import { OrderNoteResolver } from "./order/order-note-resolver.js";
import { OrderResolver } from "./order/order-resolver.js";
import { OrderToShipResolver } from "./fulfillment/order-to-ship-resolver.js";
import { RepairResolver } from "./repair/repair-resolver.js";
import { SalesReportResolver } from "./reports/sales-report-resolver.js";
import { UnfinishedOrdersResolver } from "./unfinished-orders-resolver.js";
import { UserOrdersResolver } from "./order/user-orders-resolver.js";

export const ordersTypes: GraphTypes = {
  resolvers: [
    OrderResolver,
    OrderUpdatesResolver,
    OrderNoteResolver,
    OrderLinkResolver,
    UserOrdersResolver,
    RepairResolver,
    FailedDeliveryResolver,
    SalesReportResolver,
    BooksAuditResolver,
    ClaimResolver,
    OutboxResolver,
    PersonalDataResolver,
    UnfinishedOrdersResolver,
    OrderToShipResolver,
  ],
  orphanedTypes: [],
};
