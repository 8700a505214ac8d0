import { randomUUID } from "node:crypto";
import { auditJobHandlers } from "@souk/kernel/audit-log";
import { openDatabase } from "@souk/kernel/database";
import { failedJobsIn } from "@souk/kernel/failed-jobs";
import { OutboxResolver } from "@souk/kernel/graph/outbox-resolver";
import { subgraphSchema } from "@souk/kernel/graph/subgraph-schema";
import { JobRunner } from "@souk/kernel/jobs";
import { PeerClient } from "@souk/kernel/peer-client";
import type { Subgraph, Surroundings } from "@souk/kernel/subgraph";
import { assembleSubgraph } from "@souk/kernel/assemble-subgraph";
import type { CatalogConfig } from "./config.js";
import { catalogDomain } from "./domain/catalog-domain.js";
import type { StockReceiver } from "./domain/stock-receiver.js";
import { catalogReferences } from "./graph/catalog-references.js";
import { catalogTypes } from "./graph/catalog-types.js";
import { CategoryResolver } from "./graph/category-resolver.js";
import { CourseProductResolver } from "./graph/course-product-resolver.js";
import { ProductResolver } from "./graph/product-resolver.js";
import { catalogJobs } from "./jobs/catalog-jobs.js";
import { InventoryClient } from "./peers/inventory-client.js";
import { catalogDatabase } from "./store/database-definition.js";
import { ProductRepository } from "./store/product-repository.js";
import { seedDemoCatalog } from "./store/seed-demo-catalog.js";

/** What a test may put in place of the real thing. */
export interface CatalogOverrides {
  readonly stock?: StockReceiver;
  readonly newId?: () => string;
}

export async function startCatalog(
  config: CatalogConfig,
  surroundings: Surroundings,
  overrides: CatalogOverrides = {},
): Promise<Subgraph> {
  const { logger, clock, serviceTokens } = surroundings;
  await using opened = new AsyncDisposableStack();
  const database = opened.use(await openDatabase({ ...catalogDatabase, settings: config.database, logger }));
  if (config.demoData) await seedDemoCatalog(database);
  const store = new ProductRepository(database);
  const inventory = new PeerClient({
    caller: "catalog",
    callee: "inventory",
    transport: surroundings.peer("inventory"),
    serviceTokens,
  });
  const stock = overrides.stock ?? new InventoryClient(inventory);
  const domain = catalogDomain({
    store,
    stock,
    clock,
    newId: overrides.newId ?? randomUUID,
    currency: config.currency,
  });
  const schema = subgraphSchema(catalogTypes, {
    resolvers: [
      new ProductResolver(domain),
      new CategoryResolver(domain),
      new CourseProductResolver(domain),
      new OutboxResolver(failedJobsIn(database)),
    ],
    references: catalogReferences(store),
  });
  const handlers = { ...catalogJobs({ stock }), ...auditJobHandlers("catalog", surroundings) };
  opened.use(await JobRunner.start({ url: database.url, handlers, logger }));
  return await assembleSubgraph({ name: "catalog", schema, surroundings, database, opened: opened.move() });
}
