import { randomUUID } from "node:crypto";
import { assembleSubgraph } from "@souk/kernel/subgraph/assemble-subgraph";
import { auditJobHandlers } from "@souk/kernel/audit/audit-log";
import { openDatabase } from "@souk/kernel/database/database";
import { eventJobHandlers } from "@souk/kernel/domain-events/event-jobs";
import { failedJobsIn } from "@souk/kernel/jobs/failed-jobs";
import { ImportResolver } from "@souk/kernel/imports/import-resolver";
import { importRecords } from "@souk/kernel/imports/import-records";
import { ImportedRecords } from "@souk/kernel/imports/imported-records";
import { OutboxResolver } from "@souk/kernel/graph/outbox-resolver";
import { PersonalDataResolver } from "@souk/kernel/graph/personal-data-resolver";
import { subgraphSchema } from "@souk/kernel/graph/subgraph-schema";
import { startJobs } from "@souk/kernel/jobs/start-jobs";
import { PeerClient } from "@souk/kernel/peers/peer-client";
import type { Subgraph, ServiceContext } from "@souk/kernel/subgraph/subgraph";
import type { ShippingConfig } from "./config.js";
import type { NotificationsPeer, OrdersPeer } from "./domain/peers.js";
import { shippingDomain } from "./domain/shipping-domain.js";
import { OrderResolver } from "./graph/shipment/order-resolver.js";
import { ClaimResolver } from "./graph/shipment/claim-resolver.js";
import { RateResolver } from "./graph/rate/rate-resolver.js";
import { ShipmentResolver } from "./graph/shipment/shipment-resolver.js";
import { shippingReferences } from "./graph/shipping-references.js";
import { shippingTypes } from "./graph/shipping-types.js";
import { shippingJobs } from "./jobs/shipping-jobs.js";
import { CatalogClient } from "./peers/catalog-client.js";
import { NotificationsClient } from "./peers/notifications-client.js";
import { OrdersClient } from "./peers/orders-client.js";
import { shippingDatabase } from "./store/database-definition.js";
import { ShippingPersonalData } from "./store/shipping-personal-data.js";
import { RateRepository } from "./store/rate/rate-repository.js";
import { seedDemoShipments } from "./store/seed-demo-shipments.js";
import { ShipmentRepository } from "./store/shipment/shipment-repository.js";

/** Dependencies that a test can replace. */
export interface ShippingOverrides {
  readonly buyers?: NotificationsPeer;
  readonly orders?: OrdersPeer;
  readonly newId?: () => string;
}

export async function startShipping(
  config: ShippingConfig,
  serviceContext: ServiceContext,
  overrides: ShippingOverrides = {},
): Promise<Subgraph> {
  const { logger, clock, serviceTokens } = serviceContext;
  await using resources = new AsyncDisposableStack();
  const database = resources.use(await openDatabase({ ...shippingDatabase, settings: config.database, logger }));
  if (config.demoData) await seedDemoShipments(database);
  const rates = new RateRepository(database);
  if (await rates.copyRatesTo(config.currency))
    logger.warn(
      { currency: config.currency },
      "there were no shipping rates in this currency; look through the table rates",
    );
  const peer = (callee: string): PeerClient =>
    new PeerClient({ caller: "shipping", callee, transport: serviceContext.peer(callee), serviceTokens });
  const domain = shippingDomain({
    shipments: new ShipmentRepository(database),
    rates,
    buyers: overrides.buyers ?? new NotificationsClient(peer("notifications")),
    goods: new CatalogClient(peer("catalog")),
    calculator: serviceContext.project.shipping.calculator,
    onCalculatorFailure: (error) => logger.error({ err: error }, "the shipping calculator failed"),
    orders: overrides.orders ?? new OrdersClient(peer("orders")),
    clock,
    newId: overrides.newId ?? randomUUID,
    currency: config.currency,
  });
  const schema = subgraphSchema(shippingTypes, {
    resolvers: [
      new ShipmentResolver(domain),
      new OrderResolver(domain),
      new RateResolver(domain),
      new ClaimResolver(domain),
      new OutboxResolver(failedJobsIn(database)),
      new ImportResolver(importRecords(domain.importers, new ImportedRecords(database))),
      new PersonalDataResolver(new ShippingPersonalData(database)),
    ],
    references: shippingReferences(),
  });
  const handlers = {
    ...shippingJobs(domain),
    ...auditJobHandlers("shipping", serviceContext),
    ...eventJobHandlers("shipping", { database, serviceContext }),
  };
  resources.use(
    await startJobs("shipping", {
      database,
      serviceContext,
      handlers,
    }),
  );
  return await assembleSubgraph({ name: "shipping", schema, serviceContext, database, resources: resources.move() });
}
