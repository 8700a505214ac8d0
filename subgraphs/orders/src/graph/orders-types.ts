import { ImportResolver } from "@souk/kernel/imports/import-resolver";
import { FileUsesResolver } from "@souk/kernel/file-uses/file-uses-resolver";
import { OutboxResolver } from "@souk/kernel/graph/outbox-resolver";
import { PersonalDataResolver } from "@souk/kernel/graph/personal-data-resolver";
import type { GraphTypes } from "@souk/kernel/graph/subgraph-schema";
// the schema lists fields and types in the order of these imports
import { LedgerAuditResolver } from "./repair/ledger-audit-resolver.js";
import { ClaimResolver } from "./guest/claim-resolver.js";
import { FailedDeliveryResolver } from "./repair/failed-delivery-resolver.js";
import { OrderLinkResolver } from "./guest/order-link-resolver.js";
import { OrderUpdatesResolver } from "./order/order-updates-resolver.js";
import { OrderNoteResolver } from "./order/order-note-resolver.js";
import { OrderFieldsResolver } from "./order/order-fields-resolver.js";
import { OrderLineFieldsResolver } from "./order/order-line-fields-resolver.js";
import { CheckoutResolver } from "./checkout/checkout-resolver.js";
import { CheckoutQuoteResolver } from "./checkout/checkout-quote-resolver.js";
import { EnrollForFreeResolver } from "./checkout/enroll-for-free-resolver.js";
import { PayOrderResolver } from "./payment/pay-order-resolver.js";
import { OrderResolver } from "./order/order-resolver.js";
import { PaymentEventsResolver } from "./payment/payment-events-resolver.js";
import { RefundEventsResolver } from "./refund/refund-events-resolver.js";
import { RecordShipmentResolver } from "./fulfillment/record-shipment-resolver.js";
import { BoughtProductResolver } from "./order/bought-product-resolver.js";
import { OrderToShipResolver } from "./fulfillment/order-to-ship-resolver.js";
import { RepairResolver } from "./repair/repair-resolver.js";
import { CartReminderResolver } from "./reminders/cart-reminder-resolver.js";
import { SalesReportResolver } from "./reports/sales-report-resolver.js";
import { CourseIncomeResolver } from "./reports/course-income-resolver.js";
import { UserOrdersResolver } from "./order/user-orders-resolver.js";

export const ordersTypes: GraphTypes = {
  resolvers: [
    OrderResolver,
    CheckoutResolver,
    PayOrderResolver,
    PaymentEventsResolver,
    RefundEventsResolver,
    RecordShipmentResolver,
    OrderUpdatesResolver,
    OrderNoteResolver,
    OrderFieldsResolver,
    OrderLineFieldsResolver,
    OrderLinkResolver,
    UserOrdersResolver,
    RepairResolver,
    FailedDeliveryResolver,
    SalesReportResolver,
    CourseIncomeResolver,
    CartReminderResolver,
    LedgerAuditResolver,
    ClaimResolver,
    OutboxResolver,
    FileUsesResolver,
    ImportResolver,
    PersonalDataResolver,
    OrderToShipResolver,
    BoughtProductResolver,
    CheckoutQuoteResolver,
    EnrollForFreeResolver,
  ],
  orphanedTypes: [],
};
