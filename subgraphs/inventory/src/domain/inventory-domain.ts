import type { Clock } from "@souk/kernel/values/clock";
import { adjustStock } from "./adjust-stock.js";
import { expireReservation } from "./expire-reservation.js";
import { listMovements } from "./list-movements.js";
import { listStockLevels } from "./list-stock-levels.js";
import type { OrdersPeer, CatalogPeer } from "./peers.js";
import type { ReservationStore } from "./reservation-store.js";
import { reserveStock } from "./reserve-stock.js";
import { returnStock } from "./return-stock.js";
import { setStock } from "./set-stock.js";
import { setStockLevels } from "./set-stock-levels.js";
import type { StockLists } from "./stock-lists.js";
import type { StockStore } from "./stock-store.js";

export interface InventoryDependencies {
  readonly store: StockStore;
  readonly lists: StockLists;
  readonly reservations: ReservationStore;
  readonly products: CatalogPeer;
  readonly orders: OrdersPeer;
  readonly clock: Clock;
  readonly newId: () => string;
  readonly reservationSeconds: number;
}

export type InventoryDomain = ReturnType<typeof inventoryDomain>;

/** Builds all operations of inventory. */
export function inventoryDomain(deps: InventoryDependencies) {
  const { store, reservations, clock } = deps;
  return {
    store,
    reservations,
    stockLevels: (productIds: readonly string[]) => store.levels(productIds, clock.now()),
    adjustStock: adjustStock(deps),
    setStock: setStock(deps),
    setStockLevels: setStockLevels(deps),
    listStockLevels: listStockLevels(deps),
    listMovements: listMovements(deps),
    reserveStock: reserveStock(deps),
    returnStock: returnStock(deps),
    expireReservation: expireReservation(deps),
  };
}
