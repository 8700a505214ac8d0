import { randomUUID } from "node:crypto";
import { setTimeout } from "node:timers/promises";
import { AuditClient } from "@souk/kernel/audit/audit-client";
import { auditJobHandlers } from "@souk/kernel/audit/audit-log";
import type { AuditSummary } from "@souk/kernel/audit/audit-summary";
import { customSorts } from "@souk/kernel/custom-fields/custom-filter";
import { entityFields } from "@souk/kernel/custom-fields/entity-fields";
import { withCustomFields } from "@souk/kernel/custom-fields/graph/with-custom-fields";
import { openDatabase } from "@souk/kernel/database/database";
import { FileUsesInDatabase } from "@souk/kernel/file-uses/file-places";
import { eventJobHandlers } from "@souk/kernel/domain-events/event-jobs";
import { ChangeNotifications } from "@souk/kernel/events/change-notifications";
import { ImportResolver } from "@souk/kernel/imports/import-resolver";
import { importRecords } from "@souk/kernel/imports/import-records";
import { ImportedRecords } from "@souk/kernel/imports/imported-records";
import { FileUsesResolver } from "@souk/kernel/file-uses/file-uses-resolver";
import { OutboxResolver } from "@souk/kernel/graph/outbox-resolver";
import { PersonalDataResolver } from "@souk/kernel/graph/personal-data-resolver";
import { productStub } from "@souk/kernel/graph/product-stub";
import { subgraphSchema } from "@souk/kernel/graph/subgraph-schema";
import { enqueue } from "@souk/kernel/jobs/outbox";
import { failedJobsIn } from "@souk/kernel/jobs/failed-jobs";
import { startJobs } from "@souk/kernel/jobs/start-jobs";
import { ruleBookOf } from "@souk/kernel/project/rule-runner";
import { noCrashPoint } from "@souk/kernel/process/crash-point";
import { assembleSubgraph } from "@souk/kernel/subgraph/assemble-subgraph";
import type { Subgraph, ServiceContext } from "@souk/kernel/subgraph/subgraph";
import { countCheckouts } from "./checkout-metrics.js";
import type { OrdersConfig } from "./config.js";
import type { OrderPeers } from "./domain/peers.js";
import { eventTypeOf } from "./domain/order/order-transitions.js";
import { ordersDomain } from "./domain/orders-domain.js";
import { CheckoutQuoteResolver } from "./graph/checkout/checkout-quote-resolver.js";
import { CheckoutResolver } from "./graph/checkout/checkout-resolver.js";
import { EnrollForFreeResolver } from "./graph/checkout/enroll-for-free-resolver.js";
import { BoughtProductResolver } from "./graph/order/bought-product-resolver.js";
import { OrderToShipResolver } from "./graph/fulfillment/order-to-ship-resolver.js";
import { RecordShipmentResolver } from "./graph/fulfillment/record-shipment-resolver.js";
import { ClaimResolver } from "./graph/guest/claim-resolver.js";
import { OrderLinkResolver } from "./graph/guest/order-link-resolver.js";
import { OrderFieldsResolver } from "./graph/order/order-fields-resolver.js";
import { OrderLineFieldsResolver } from "./graph/order/order-line-fields-resolver.js";
import { OrderNoteResolver } from "./graph/order/order-note-resolver.js";
import { OrderResolver } from "./graph/order/order-resolver.js";
import { orderTopic, OrderUpdatesResolver } from "./graph/order/order-updates-resolver.js";
import { userOrdersOf } from "./graph/order/user-orders-type.js";
import { UserOrdersResolver } from "./graph/order/user-orders-resolver.js";
import { ordersReferences } from "./graph/orders-references.js";
import { ordersTypes } from "./graph/orders-types.js";
import { PayOrderResolver } from "./graph/payment/pay-order-resolver.js";
import { PaymentEventsResolver } from "./graph/payment/payment-events-resolver.js";
import { RefundEventsResolver } from "./graph/refund/refund-events-resolver.js";
import { LedgerAuditResolver } from "./graph/repair/ledger-audit-resolver.js";
import { FailedDeliveryResolver } from "./graph/repair/failed-delivery-resolver.js";
import { RepairResolver } from "./graph/repair/repair-resolver.js";
import { CartReminderResolver } from "./graph/reminders/cart-reminder-resolver.js";
import { CourseIncomeResolver } from "./graph/reports/course-income-resolver.js";
import { SalesReportResolver } from "./graph/reports/sales-report-resolver.js";
import { ordersJobs, ordersSchedule } from "./jobs/orders-jobs.js";
import { orderPeersByGraphql } from "./peers/order-peers-by-graphql.js";
import { outboxesByGraphql } from "./peers/outboxes-by-graphql.js";
import { ordersDatabase } from "./store/database-definition.js";
import { ordersFilePlaces } from "./store/file-places.js";
import { OrderLinkRepository } from "./store/guest/order-link-repository.js";
import { ImportedOrderRepository } from "./store/import/imported-order-repository.js";
import { orderRepository } from "./store/order-repository.js";
import { StaffNoteRepository } from "./store/order/staff-note-repository.js";
import { OrdersPersonalData } from "./store/orders-personal-data.js";
import { StuckOrderRepository } from "./store/repair/stuck-order-repository.js";
import { CartReminderRepository } from "./store/reminders/cart-reminder-repository.js";
import { CourseSalesRepository } from "./store/reports/course-sales-repository.js";
import { SalesRepository } from "./store/reports/sales-repository.js";
import { seedDemoOrders } from "./store/seed-demo-orders.js";

/** Dependencies that a test can replace. */
export interface OrdersOverrides {
  readonly peers?: OrderPeers;
}

export async function startOrders(
  config: OrdersConfig,
  serviceContext: ServiceContext,
  overrides: OrdersOverrides = {},
): Promise<Subgraph> {
  const { logger, clock, metrics } = serviceContext;
  const { currency, unpaidOrderSeconds, reviewRequestDays, cartReminderHours, courseShopShare, publicUrl } = config;
  await using resources = new AsyncDisposableStack();
  const database = resources.use(await openDatabase({ ...ordersDatabase, settings: config.database, logger }));
  if (config.demoData) await seedDemoOrders(database);
  const customFields = entityFields(serviceContext.project.fields, "Order", { currency });
  const lineFields = entityFields(serviceContext.project.fields, "OrderLine", { currency });
  const store = orderRepository(database, customSorts(customFields), ({ number, status }) =>
    logger.info({ event: eventTypeOf[status], order: number }, "order changed"),
  );
  const peers = overrides.peers ?? orderPeersByGraphql(serviceContext);
  const pause = (ms: number): Promise<void> => setTimeout(ms);
  const { crashPoint = noCrashPoint } = serviceContext;
  const ownJobs = failedJobsIn(database);
  const countCheckout = countCheckouts(metrics);
  const domain = ordersDomain({
    store,
    notes: new StaffNoteRepository(database),
    sales: new SalesRepository(database),
    courseSales: new CourseSalesRepository(database),
    importedOrders: new ImportedOrderRepository(database),
    links: new OrderLinkRepository(database),
    stuck: new StuckOrderRepository(database),
    peers,
    clock,
    newId: randomUUID,
    pause,
    crashPoint,
    rules: ruleBookOf("orders", serviceContext),
    currency,
    customFields,
    lineFields,
    tax: serviceContext.project.tax && {
      ...serviceContext.project.tax,
      onFailure: (error) => logger.error({ err: error }, "the tax calculator failed"),
    },
    courseShopShare,
    unpaidOrderSeconds,
    reviewRequestDays,
    reminders: new CartReminderRepository(database),
    cartReminderHours,
    publicUrl,
    outboxes: outboxesByGraphql(ownJobs, serviceContext),
    onCheckout: (report) => {
      countCheckout(report);
      if (report.failure) logger.info(report.failure, "checkout failed");
    },
  });
  const changes = resources.use(new ChangeNotifications({ url: database.url, topics: [orderTopic], logger }));
  const answers = {
    resolvers: [
      new OrderResolver(domain),
      new CheckoutResolver(domain),
      new CheckoutQuoteResolver(domain),
      new EnrollForFreeResolver(domain),
      new PayOrderResolver(domain),
      new PaymentEventsResolver(domain),
      new RefundEventsResolver(domain),
      new RecordShipmentResolver(domain),
      new OrderUpdatesResolver(domain),
      new OrderNoteResolver(domain),
      new OrderFieldsResolver(domain),
      new OrderLineFieldsResolver(domain),
      new OrderLinkResolver(domain),
      new UserOrdersResolver(domain),
      new RepairResolver(domain),
      new FailedDeliveryResolver(domain),
      new SalesReportResolver(domain),
      new CourseIncomeResolver(domain),
      new CartReminderResolver(domain),
      new LedgerAuditResolver(latestAuditOf(config, serviceContext, resources)),
      new ClaimResolver(domain),
      new OutboxResolver(ownJobs),
      new FileUsesResolver(new FileUsesInDatabase(database, ordersFilePlaces)),
      new ImportResolver(importRecords(domain.importers, new ImportedRecords(database))),
      new OrderToShipResolver(domain),
      new BoughtProductResolver(domain),
      new PersonalDataResolver(new OrdersPersonalData(database, customFields, lineFields)),
    ],
    references: ordersReferences(domain),
    changes,
  };
  const schema = subgraphSchema(ordersTypes, answers, (plain) =>
    withCustomFields(plain, {
      subgraph: "orders",
      customFields: serviceContext.project.fields,
      currency,
      find: { Product: productStub, User: userOrdersOf },
    }),
  );
  const handlers = {
    ...ordersJobs(domain, crashPoint),
    ...auditJobHandlers("orders", serviceContext),
    ...eventJobHandlers("orders", { database, serviceContext }),
  };
  resources.use(
    await startJobs("orders", {
      database,
      serviceContext,
      handlers,
      schedule: ordersSchedule,
    }),
  );
  await enqueue(database.manager, "findSellers", {}, { key: "find sellers" });
  return await assembleSubgraph({ name: "orders", schema, serviceContext, database, resources: resources.move() });
}

/**
 * Returns the reader of the latest ledger check: from this process, or from the process that runs the checks. It
 * returns null without such a process.
 */
function latestAuditOf(
  { auditUrl: url }: OrdersConfig,
  { latestAudit, serviceTokens }: ServiceContext,
  resources: AsyncDisposableStack,
): () => Promise<AuditSummary | null> {
  if (latestAudit) return latestAudit;
  if (url === undefined) return async () => null;
  const client = resources.use(new AuditClient({ caller: "orders", url, serviceTokens }));
  return () => client.latest();
}
