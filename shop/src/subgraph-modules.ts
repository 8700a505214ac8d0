import { startAccounts } from "@souk/accounts/app";
import { readAccountsConfig } from "@souk/accounts/config";
import { startCart } from "@souk/cart/app";
import { readCartConfig } from "@souk/cart/config";
import { startCatalog } from "@souk/catalog/app";
import { readCatalogConfig } from "@souk/catalog/config";
import { startCourses } from "@souk/courses/app";
import { readCoursesConfig } from "@souk/courses/config";
import { startInventory } from "@souk/inventory/app";
import { readInventoryConfig } from "@souk/inventory/config";
import type { SettingsReader } from "@souk/kernel/config/config-reader";
import type { StartSubgraph, Subgraph, ServiceContext } from "@souk/kernel/subgraph/subgraph";
import type { SubgraphName } from "@souk/kernel/config/subgraph-addresses";
import { readSubgraphProcessSettings } from "@souk/kernel/subgraph/subgraph-process-settings";
import { startNotifications } from "@souk/notifications/app";
import { readNotificationsConfig } from "@souk/notifications/config";
import { startOrders } from "@souk/orders/app";
import { readOrdersConfig } from "@souk/orders/config";
import { startPayments } from "@souk/payments/app";
import { readPaymentsConfig } from "@souk/payments/config";
import { startShipping } from "@souk/shipping/app";
import { readShippingConfig } from "@souk/shipping/config";

/** Reads a subgraph's settings at once, and returns the function that starts it with them. */
export interface SubgraphModule {
  prepare(reader: SettingsReader): (serviceContext: ServiceContext) => Promise<Subgraph>;
  /** Reads every setting of the subgraph as a separate process. */
  readProcessSettings(reader: SettingsReader, name: SubgraphName): void;
}

/** All subgraphs that the single process runs. */
export const subgraphModules: Readonly<Record<SubgraphName, SubgraphModule>> = {
  accounts: moduleOf(readAccountsConfig, startAccounts),
  catalog: moduleOf(readCatalogConfig, startCatalog),
  inventory: moduleOf(readInventoryConfig, startInventory),
  cart: moduleOf(readCartConfig, startCart),
  orders: moduleOf(readOrdersConfig, startOrders),
  payments: moduleOf(readPaymentsConfig, startPayments),
  shipping: moduleOf(readShippingConfig, startShipping),
  notifications: moduleOf(readNotificationsConfig, startNotifications),
  courses: moduleOf(readCoursesConfig, startCourses),
};

function moduleOf<Config>(
  readConfig: (reader: SettingsReader) => Config,
  start: StartSubgraph<Config>,
): SubgraphModule {
  return {
    prepare(reader) {
      const config = readConfig(reader);
      return (serviceContext) => start(config, serviceContext);
    },
    readProcessSettings(reader, name) {
      readSubgraphProcessSettings(reader, name, readConfig);
    },
  };
}
