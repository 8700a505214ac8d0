import { OutboxResolver } from "@souk/kernel/graph/outbox-resolver";
import { PersonalDataResolver } from "@souk/kernel/graph/personal-data-resolver";
import type { GraphTypes } from "@souk/kernel/graph/subgraph-schema";
import { BooksAuditResolver } from "./books-audit-resolver.js";
import { ClaimResolver } from "./claim-resolver.js";
import { FailedDeliveryResolver } from "./failed-delivery-resolver.js";
import { OrderLinkResolver } from "./order-link-resolver.js";
import { OrderNewsResolver } from "./order-news-resolver.js";
import { OrderNoteResolver } from "./order-note-resolver.js";
import { OrderResolver } from "./order-resolver.js";
import { OrderToShipResolver } from "./order-to-ship-resolver.js";
import { RepairResolver } from "./repair-resolver.js";
import { SalesReportResolver } from "./sales-report-resolver.js";
import { UnfinishedOrdersResolver } from "./unfinished-orders-resolver.js";
import { UserOrdersResolver } from "./user-orders-resolver.js";

export const ordersTypes: GraphTypes = {
  resolvers: [
    OrderResolver,
    OrderNewsResolver,
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
