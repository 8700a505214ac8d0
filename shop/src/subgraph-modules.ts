import { readAccountsConfig } from "@souk/accounts/config";
import { readCartConfig } from "@souk/cart/config";
import { readCatalogConfig } from "@souk/catalog/config";
import { readCoursesConfig } from "@souk/courses/config";
import { readInventoryConfig } from "@souk/inventory/config";
import type { SettingsReader } from "@souk/kernel/config/config-reader";
import type { StartSubgraph, Subgraph, ServiceContext } from "@souk/kernel/subgraph/subgraph";
import type { SubgraphName } from "@souk/kernel/config/subgraph-addresses";
import { readSubgraphProcessSettings } from "@souk/kernel/subgraph/subgraph-process-settings";
import { readNotificationsConfig } from "@souk/notifications/config";
import { readOrdersConfig } from "@souk/orders/config";
import { readPaymentsConfig } from "@souk/payments/config";
import { readShippingConfig } from "@souk/shipping/config";

/**
 * The settings and the code of a subgraph. The code is loaded when it is needed: the program that runs each service as
 * a process reads the settings only.
 */
export interface SubgraphModule {
  load(): Promise<unknown>;
  /** Reads the settings at once, and returns the function that starts the subgraph with them. */
  prepare(reader: SettingsReader): (serviceContext: ServiceContext) => Promise<Subgraph>;
  /** Reads every setting of the subgraph as a separate process. */
  readProcessSettings(reader: SettingsReader, name: SubgraphName): void;
}

/** All subgraphs. */
export const subgraphModules: Readonly<Record<SubgraphName, SubgraphModule>> = {
  accounts: moduleOf(readAccountsConfig, async () => (await import("@souk/accounts/app")).startAccounts),
  catalog: moduleOf(readCatalogConfig, async () => (await import("@souk/catalog/app")).startCatalog),
  inventory: moduleOf(readInventoryConfig, async () => (await import("@souk/inventory/app")).startInventory),
  cart: moduleOf(readCartConfig, async () => (await import("@souk/cart/app")).startCart),
  orders: moduleOf(readOrdersConfig, async () => (await import("@souk/orders/app")).startOrders),
  payments: moduleOf(readPaymentsConfig, async () => (await import("@souk/payments/app")).startPayments),
  shipping: moduleOf(readShippingConfig, async () => (await import("@souk/shipping/app")).startShipping),
  notifications: moduleOf(
    readNotificationsConfig,
    async () => (await import("@souk/notifications/app")).startNotifications,
  ),
  courses: moduleOf(readCoursesConfig, async () => (await import("@souk/courses/app")).startCourses),
};

function moduleOf<Config>(
  readConfig: (reader: SettingsReader) => Config,
  load: () => Promise<StartSubgraph<Config>>,
): SubgraphModule {
  return {
    load,
    prepare(reader) {
      const config = readConfig(reader);
      return async (serviceContext) => (await load())(config, serviceContext);
    },
    readProcessSettings(reader, name) {
      readSubgraphProcessSettings(reader, name, readConfig);
    },
  };
}
