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
import type { SettingsReader } from "@souk/kernel/config-reader";
import type { StartSubgraph, Subgraph, Surroundings } from "@souk/kernel/subgraph";
import type { SubgraphName } from "@souk/kernel/subgraph-addresses";
import { startNotifications } from "@souk/notifications/app";
import { readNotificationsConfig } from "@souk/notifications/config";
import { startOrders } from "@souk/orders/app";
import { readOrdersConfig } from "@souk/orders/config";
import { startPayments } from "@souk/payments/app";
import { readPaymentsConfig } from "@souk/payments/config";
import { startShipping } from "@souk/shipping/app";
import { readShippingConfig } from "@souk/shipping/config";

/** Reads a subgraph's settings now and gives the function that starts it with them. */
export interface SubgraphModule {
  prepare(reader: SettingsReader): (surroundings: Surroundings) => Promise<Subgraph>;
}

/** Every subgraph that the one process holds. */
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
      return (surroundings) => start(config, surroundings);
    },
  };
}
