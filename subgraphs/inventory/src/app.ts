import { randomUUID } from "node:crypto";
import { assembleSubgraph } from "@souk/kernel/subgraph/assemble-subgraph";
import { auditJobHandlers } from "@souk/kernel/audit/audit-log";
import { ChangeNotifications } from "@souk/kernel/events/change-notifications";
import { publicChangesFrom } from "@souk/kernel/events/public-changes";
import { openDatabase } from "@souk/kernel/database/database";
import { eventJobHandlers } from "@souk/kernel/domain-events/event-jobs";
import { failedJobsIn } from "@souk/kernel/jobs/failed-jobs";
import { OutboxResolver } from "@souk/kernel/graph/outbox-resolver";
import { subgraphSchema } from "@souk/kernel/graph/subgraph-schema";
import { startJobs } from "@souk/kernel/jobs/start-jobs";
import { PeerClient } from "@souk/kernel/peers/peer-client";
import type { Subgraph, ServiceContext } from "@souk/kernel/subgraph/subgraph";
import type { InventoryConfig } from "./config.js";
import { inventoryDomain } from "./domain/inventory-domain.js";
import type { OrdersPeer, CatalogPeer } from "./domain/peers.js";
import { inventoryReferences } from "./graph/inventory-references.js";
import { inventoryTypes } from "./graph/inventory-types.js";
import { ReservationResolver } from "./graph/reservation-resolver.js";
import { StockLevelResolver } from "./graph/stock-level-resolver.js";
import { StockMovementResolver } from "./graph/stock-movement-resolver.js";
import { StockChangedResolver, stockTopic } from "./graph/stock-changed-resolver.js";
import { StockResolver } from "./graph/stock-resolver.js";
import { inventoryJobs } from "./jobs/inventory-jobs.js";
import { CatalogClient } from "./peers/catalog-client.js";
import { OrdersClient } from "./peers/orders-client.js";
import { inventoryDatabase } from "./store/database-definition.js";
import { ReservationRepository } from "./store/reservation-repository.js";
import { seedDemoInventory } from "./store/seed-demo-inventory.js";
import { StockListRepository } from "./store/stock-list-repository.js";
import { StockRepository } from "./store/stock-repository.js";

/** Dependencies that a test can replace. */
export interface InventoryOverrides {
  readonly products?: CatalogPeer;
  readonly orders?: OrdersPeer;
}

export async function startInventory(
  config: InventoryConfig,
  serviceContext: ServiceContext,
  overrides: InventoryOverrides = {},
): Promise<Subgraph> {
  const { logger, clock, serviceTokens } = serviceContext;
  await using resources = new AsyncDisposableStack();
  const database = resources.use(await openDatabase({ ...inventoryDatabase, settings: config.database, logger }));
  if (config.demoData) await seedDemoInventory(database);
  const peer = (callee: string): PeerClient =>
    new PeerClient({ caller: "inventory", callee, transport: serviceContext.peer(callee), serviceTokens });
  const products = overrides.products ?? new CatalogClient(peer("catalog"));
  const orders = overrides.orders ?? new OrdersClient(peer("orders"));
  const domain = inventoryDomain({
    store: new StockRepository(database),
    lists: new StockListRepository(database),
    reservations: new ReservationRepository(database),
    products,
    orders,
    clock,
    newId: randomUUID,
    reservationSeconds: config.reservationSeconds,
  });
  const changes = resources.use(new ChangeNotifications({ url: database.url, topics: [stockTopic], logger }));
  const schema = subgraphSchema(inventoryTypes, {
    resolvers: [
      new StockResolver(domain),
      new StockLevelResolver(domain),
      new StockMovementResolver(domain),
      new StockChangedResolver(),
      new ReservationResolver(domain),
      new OutboxResolver(failedJobsIn(database)),
    ],
    references: inventoryReferences,
    changes,
  });
  const handlers = {
    ...inventoryJobs(domain),
    ...auditJobHandlers("inventory", serviceContext),
    ...eventJobHandlers("inventory", { database, serviceContext }),
  };
  resources.use(
    await startJobs("inventory", {
      database,
      serviceContext,
      handlers,
    }),
  );
  const publicChanges = publicChangesFrom(changes, stockTopic, (productId) => `Product:${productId}`);
  const options = { name: "inventory", schema, serviceContext, database, publicChanges };
  return await assembleSubgraph({ ...options, resources: resources.move() });
}
