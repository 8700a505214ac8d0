import type { Clock } from "@souk/kernel/clock";
import { adjustStock } from "./adjust-stock.js";
import type { ProductDirectory } from "./product-directory.js";
import { reserveStock } from "./reserve-stock.js";
import type { StockStore } from "./stock-store.js";

export interface InventoryParts {
  readonly store: StockStore;
  readonly products: ProductDirectory;
  readonly clock: Clock;
  readonly newId: () => string;
  readonly reservationSeconds: number;
}

export type InventoryDomain = ReturnType<typeof inventoryDomain>;

/** Everything that inventory can do. */
export function inventoryDomain(parts: InventoryParts) {
  const { store, clock } = parts;
  return {
    store,
    adjustStock: adjustStock(parts),
    reserveStock: reserveStock(parts),
    releaseExpired: (orderId: string) => store.releaseExpired(orderId, clock.now()),
  };
}
