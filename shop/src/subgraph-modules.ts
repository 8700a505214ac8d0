import { readAccountsConfig } from "@souk/accounts/config";
import { readCartConfig } from "@souk/cart/config";
import { readCatalogConfig } from "@souk/catalog/config";
import { readCoursesConfig } from "@souk/courses/config";
import { readInventoryConfig } from "@souk/inventory/config";
import type { SettingsReader } from "@souk/kernel/config/config-reader";
import type { DatabaseDefinition } from "@souk/kernel/database/database";
import type { StartSubgraph, Subgraph, ServiceContext } from "@souk/kernel/subgraph/subgraph";
import type { SubgraphName } from "@souk/kernel/config/subgraph-addresses";
import { readSubgraphProcessSettings } from "@souk/kernel/subgraph/subgraph-process-settings";
import { readNotificationsConfig } from "@souk/notifications/config";
import { readOrdersConfig } from "@souk/orders/config";
import { readPaymentsConfig } from "@souk/payments/config";
import { readShippingConfig } from "@souk/shipping/config";
import { readReviewsConfig } from "@souk/reviews/config";
import { readMediaConfig } from "@souk/media/config";

export type SubgraphDatabase = Omit<DatabaseDefinition, "settings" | "logger">;

/**
 * The settings and the code of a subgraph. The code is loaded when it is needed: the program that runs each service as
 * a process reads the settings only.
 */
export interface SubgraphModule {
  load(): Promise<unknown>;
  /** The tables and migrations of its database. */
  loadDatabase(): Promise<SubgraphDatabase>;
  /** Reads the settings at once, and returns the function that starts the subgraph with them. */
  prepare(reader: SettingsReader): (serviceContext: ServiceContext) => Promise<Subgraph>;
  /** Reads every setting of the subgraph as a separate process. */
  readProcessSettings(reader: SettingsReader, name: SubgraphName): void;
}

/** All subgraphs. */
export const subgraphModules: Readonly<Record<SubgraphName, SubgraphModule>> = {
  accounts: moduleOf(
    readAccountsConfig,
    async () => (await import("@souk/accounts/app")).startAccounts,
    async () => (await import("@souk/accounts/database")).accountsDatabase,
  ),
  catalog: moduleOf(
    readCatalogConfig,
    async () => (await import("@souk/catalog/app")).startCatalog,
    async () => (await import("@souk/catalog/database")).catalogDatabase,
  ),
  inventory: moduleOf(
    readInventoryConfig,
    async () => (await import("@souk/inventory/app")).startInventory,
    async () => (await import("@souk/inventory/database")).inventoryDatabase,
  ),
  cart: moduleOf(
    readCartConfig,
    async () => (await import("@souk/cart/app")).startCart,
    async () => (await import("@souk/cart/database")).cartDatabase,
  ),
  orders: moduleOf(
    readOrdersConfig,
    async () => (await import("@souk/orders/app")).startOrders,
    async () => (await import("@souk/orders/database")).ordersDatabase,
  ),
  payments: moduleOf(
    readPaymentsConfig,
    async () => (await import("@souk/payments/app")).startPayments,
    async () => (await import("@souk/payments/database")).paymentsDatabase,
  ),
  shipping: moduleOf(
    readShippingConfig,
    async () => (await import("@souk/shipping/app")).startShipping,
    async () => (await import("@souk/shipping/database")).shippingDatabase,
  ),
  notifications: moduleOf(
    readNotificationsConfig,
    async () => (await import("@souk/notifications/app")).startNotifications,
    async () => (await import("@souk/notifications/database")).notificationsDatabase,
  ),
  courses: moduleOf(
    readCoursesConfig,
    async () => (await import("@souk/courses/app")).startCourses,
    async () => (await import("@souk/courses/database")).coursesDatabase,
  ),
  reviews: moduleOf(
    readReviewsConfig,
    async () => (await import("@souk/reviews/app")).startReviews,
    async () => (await import("@souk/reviews/database")).reviewsDatabase,
  ),
  media: moduleOf(
    readMediaConfig,
    async () => (await import("@souk/media/app")).startMedia,
    async () => (await import("@souk/media/database")).mediaDatabase,
  ),
};

function moduleOf<Config>(
  readConfig: (reader: SettingsReader) => Config,
  load: () => Promise<StartSubgraph<Config>>,
  loadDatabase: () => Promise<SubgraphDatabase>,
): SubgraphModule {
  return {
    load,
    loadDatabase,
    prepare(reader) {
      const config = readConfig(reader);
      return async (serviceContext) => (await load())(config, serviceContext);
    },
    readProcessSettings(reader, name) {
      readSubgraphProcessSettings(reader, name, readConfig);
    },
  };
}
