import { assembleSubgraph } from "@souk/kernel/subgraph/assemble-subgraph";
import type { Clock } from "@souk/kernel/values/clock";
import { entityFields } from "@souk/kernel/custom-fields/entity-fields";
import { withCustomFields } from "@souk/kernel/custom-fields/graph/with-custom-fields";
import { productStub } from "@souk/kernel/graph/product-stub";
import { openDatabase, type Database } from "@souk/kernel/database/database";
import { ImportResolver } from "@souk/kernel/imports/import-resolver";
import { importRecords, noImportedRecords } from "@souk/kernel/imports/import-records";
import { PersonalDataResolver } from "@souk/kernel/graph/personal-data-resolver";
import { subgraphSchema } from "@souk/kernel/graph/subgraph-schema";
import type { Logger } from "@souk/kernel/logging/logger";
import { PeerClient } from "@souk/kernel/peers/peer-client";
import { ruleBookOf } from "@souk/kernel/project/rule-runner";
import type { Subgraph, ServiceContext } from "@souk/kernel/subgraph/subgraph";
import type { CartConfig } from "./config.js";
import { CartPersonalData } from "./store/cart-personal-data.js";
import { cartDomain } from "./domain/cart-domain.js";
import type { CartStore } from "./domain/cart-store.js";
import { cartReferences } from "./graph/cart-references.js";
import { CartLineResolver } from "./graph/cart-line-resolver.js";
import { CartResolver } from "./graph/cart-resolver.js";
import { cartTypes } from "./graph/cart-types.js";
import { CheckoutResolver } from "./graph/checkout-resolver.js";
import { IdleCartsResolver } from "./graph/idle-carts-resolver.js";
import { MergeResolver } from "./graph/merge-resolver.js";
import { StartsResolver } from "./graph/starts-resolver.js";
import { CatalogClient } from "./peers/catalog-client.js";
import { CoursesClient } from "./peers/courses-client.js";
import { InventoryClient } from "./peers/inventory-client.js";
import { cartDatabase } from "./store/database-definition.js";
import { openRedis } from "./store/open-redis.js";
import { PostgresCartRepository } from "./store/postgres-cart-repository.js";
import { RedisCartRepository } from "./store/redis-cart-repository.js";

export async function startCart(config: CartConfig, serviceContext: ServiceContext): Promise<Subgraph> {
  const { logger, clock, serviceTokens } = serviceContext;
  await using resources = new AsyncDisposableStack();
  const { store, database } = await openStore(config, { clock, logger, resources });
  const peer = (callee: string): PeerClient =>
    new PeerClient({ caller: "cart", callee, transport: serviceContext.peer(callee), serviceTokens });
  const { currency } = config;
  const lineFields = entityFields(serviceContext.project.fields, "OrderLine", { currency });
  const domain = cartDomain({
    store,
    catalog: new CatalogClient(peer("catalog")),
    stock: new InventoryClient(peer("inventory"), logger),
    courses: new CoursesClient(peer("courses")),
    clock,
    currency,
    lineFields,
    rules: ruleBookOf("cart", serviceContext),
  });
  const answers = {
    resolvers: [
      new CartResolver(domain),
      new CartLineResolver(domain),
      new CheckoutResolver(domain),
      new IdleCartsResolver(domain),
      new MergeResolver(domain),
      new StartsResolver(domain),
      new PersonalDataResolver(new CartPersonalData(store, clock, lineFields)),
      new ImportResolver(importRecords(domain.importers, noImportedRecords)),
    ],
    references: cartReferences(domain),
  };
  const schema = subgraphSchema(cartTypes, answers, (plain) =>
    withCustomFields(plain, {
      subgraph: "cart",
      customFields: serviceContext.project.fields,
      currency,
      find: { Product: productStub },
    }),
  );
  return await assembleSubgraph({ name: "cart", schema, serviceContext, database, resources: resources.move() });
}

interface StoreDependencies {
  readonly clock: Clock;
  readonly logger: Logger;
  readonly resources: AsyncDisposableStack;
}

/** Opens the store that the settings select, with its health check. */
async function openStore(
  { store, ttlSeconds }: CartConfig,
  { clock, logger, resources }: StoreDependencies,
): Promise<{ store: CartStore; database: Pick<Database, "ping"> }> {
  if (store.kind === "redis") {
    const connection = resources.use(await openRedis(store.redis, logger));
    return { store: new RedisCartRepository({ redis: connection.redis, ttlSeconds }), database: connection };
  }
  const database = resources.use(await openDatabase({ ...cartDatabase, settings: store.database, logger }));
  return { store: new PostgresCartRepository({ database, clock, ttlSeconds }), database };
}
