import { randomUUID } from "node:crypto";
import { customSorts } from "@souk/kernel/custom-fields/custom-filter";
import { withCustomFields } from "@souk/kernel/custom-fields/graph/with-custom-fields";
import { auditJobHandlers } from "@souk/kernel/audit/audit-log";
import { FileUsesInDatabase } from "@souk/kernel/file-uses/file-places";
import { openDatabase } from "@souk/kernel/database/database";
import { eventJobHandlers } from "@souk/kernel/domain-events/event-jobs";
import { ChangeNotifications } from "@souk/kernel/events/change-notifications";
import { publicChangesFrom, publicTopic } from "@souk/kernel/events/public-changes";
import { uncachedChanges, type EntityChanges } from "@souk/kernel/cache/entities/entity-changes";
import { redisEntityChanges } from "@souk/kernel/cache/entities/redis-entity-changes";
import { failedJobsIn } from "@souk/kernel/jobs/failed-jobs";
import { ImportResolver } from "@souk/kernel/imports/import-resolver";
import { importRecords } from "@souk/kernel/imports/import-records";
import { ImportedRecords } from "@souk/kernel/imports/imported-records";
import { FileUsesResolver } from "@souk/kernel/file-uses/file-uses-resolver";
import { PersonalDataResolver } from "@souk/kernel/graph/personal-data-resolver";
import { OutboxResolver } from "@souk/kernel/graph/outbox-resolver";
import { subgraphSchema } from "@souk/kernel/graph/subgraph-schema";
import { startJobs } from "@souk/kernel/jobs/start-jobs";
import { OptionalRedis } from "@souk/kernel/cache/optional-redis";
import { PeerClient } from "@souk/kernel/peers/peer-client";
import type { Subgraph, ServiceContext } from "@souk/kernel/subgraph/subgraph";
import { assembleSubgraph } from "@souk/kernel/subgraph/assemble-subgraph";
import type { CatalogConfig } from "./config.js";
import { catalogCustomFields } from "./domain/catalog-custom-fields.js";
import { catalogDomain } from "./domain/catalog-domain.js";
import type { InventoryPeer, NotificationsPeer } from "./domain/peers.js";
import { catalogReferences, foundObjects } from "./graph/catalog-references.js";
import { catalogTypes } from "./graph/catalog-types.js";
import { BrowsingResolver } from "./graph/search/browsing-resolver.js";
import { BulkProductsResolver } from "./graph/product/bulk-products-resolver.js";
import { CategoryResolver } from "./graph/category/category-resolver.js";
import { CustomFieldsResolver } from "./graph/custom-fields/custom-fields-resolver.js";
import { CourseProductResolver } from "./graph/course-product/course-product-resolver.js";
import { ProductImageResolver } from "./graph/image/product-image-resolver.js";
import { ProductRatingResolver } from "./graph/product/product-rating-resolver.js";
import { ProductResolver } from "./graph/product/product-resolver.js";
import { StockMailResolver } from "./graph/stock-mail/stock-mail-resolver.js";
import { WishlistResolver } from "./graph/wishlist/wishlist-resolver.js";
import { catalogJobs, catalogSchedule } from "./jobs/catalog-jobs.js";
import { InventoryClient } from "./peers/inventory-client.js";
import { NotificationsClient } from "./peers/notifications-client.js";
import { catalogDatabase } from "./store/database-definition.js";
import { catalogFilePlaces, productPictureReplaced } from "./store/file-places.js";
import { ImportRepository } from "./store/import/import-repository.js";
import { ProductFinderRepository } from "./store/search/product-finder-repository.js";
import { ProductRepository } from "./store/product/product-repository.js";
import { StockMailRepository } from "./store/stock-mail/stock-mail-repository.js";
import { WishlistRepository } from "./store/wishlist/wishlist-repository.js";
import { seedDemoCatalog } from "./store/seed-demo-catalog.js";

/** Dependencies that a test may replace. */
export interface CatalogOverrides {
  readonly inventory?: InventoryPeer;
  readonly notifications?: NotificationsPeer;
  readonly newId?: () => string;
  readonly changes?: EntityChanges;
}

export async function startCatalog(
  config: CatalogConfig,
  serviceContext: ServiceContext,
  overrides: CatalogOverrides = {},
): Promise<Subgraph> {
  const { logger, clock, serviceTokens } = serviceContext;
  await using resources = new AsyncDisposableStack();
  const database = resources.use(await openDatabase({ ...catalogDatabase, settings: config.database, logger }));
  if (config.demoData) await seedDemoCatalog(database);
  const changes = overrides.changes ?? openChanges(config, serviceContext, resources);
  const customFields = catalogCustomFields(serviceContext.project.fields, config.currency);
  const store = new ProductRepository(database, changes, undefined, customSorts(customFields.product));
  const peer = (callee: string): PeerClient =>
    new PeerClient({ caller: "catalog", callee, transport: serviceContext.peer(callee), serviceTokens });
  const inventory = overrides.inventory ?? new InventoryClient(peer("inventory"));
  const mails = overrides.notifications ?? new NotificationsClient(peer("notifications"));
  const stockMails = new StockMailRepository(database);
  const wishlists = new WishlistRepository(database);
  const domain = catalogDomain({
    store,
    finder: new ProductFinderRepository(database),
    imports: new ImportRepository(database, changes),
    stockMails,
    wishlists,
    inventory,
    notifications: mails,
    clock,
    newId: overrides.newId ?? randomUUID,
    currency: config.currency,
    customFields,
    publicUrl: config.publicUrl,
  });
  const answers = {
    resolvers: [
      new ProductResolver(domain),
      new ProductImageResolver(domain),
      new BulkProductsResolver(domain),
      new BrowsingResolver(domain),
      new CategoryResolver(domain),
      new CourseProductResolver(domain),
      new ProductRatingResolver(domain),
      new FileUsesResolver(new FileUsesInDatabase(database, catalogFilePlaces, productPictureReplaced(changes))),
      new StockMailResolver(domain),
      new WishlistResolver(domain),
      new PersonalDataResolver({
        read: async (person) => ({ ...(await stockMails.read(person)), ...(await wishlists.read(person)) }),
        erase: async (person) => {
          await wishlists.erase(person);
          await stockMails.erase(person);
        },
      }),
      new CustomFieldsResolver(serviceContext.project.fields, config.currency),
      new OutboxResolver(failedJobsIn(database)),
      new ImportResolver(importRecords(domain.importers, new ImportedRecords(database))),
    ],
    references: catalogReferences(store),
  };
  const schema = subgraphSchema(catalogTypes, answers, (plain) =>
    withCustomFields(plain, {
      subgraph: "catalog",
      customFields: serviceContext.project.fields,
      currency: config.currency,
      find: foundObjects(store),
    }),
  );
  const handlers = {
    ...catalogJobs({ domain, inventory, notifications: mails }),
    ...auditJobHandlers("catalog", serviceContext),
    ...changes.jobs,
    ...eventJobHandlers("catalog", { database, serviceContext }),
  };
  resources.use(
    await startJobs("catalog", {
      database,
      serviceContext,
      schedule: catalogSchedule,
      handlers,
    }),
  );
  // Without change notifications, routers may not cache anything.
  const longestPublicSeconds = changes === uncachedChanges ? undefined : Number.POSITIVE_INFINITY;
  const notifications = resources.use(new ChangeNotifications({ url: database.url, topics: [publicTopic], logger }));
  const feed = database.mayListen ? { publicChanges: publicChangesFrom(notifications) } : {};
  const options = { name: "catalog", schema, serviceContext, database, longestPublicSeconds, ...feed };
  return await assembleSubgraph({ ...options, resources: resources.move() });
}

function openChanges(
  { redisUrl }: CatalogConfig,
  { logger, entityMemory }: ServiceContext,
  resources: AsyncDisposableStack,
): EntityChanges {
  if (redisUrl === undefined) return entityMemory?.changesOf("catalog") ?? uncachedChanges;
  const connection = resources.use(new OptionalRedis({ url: redisUrl, purpose: "the entity cache" }, logger));
  return redisEntityChanges({ subgraph: "catalog", connection, logger });
}
