import type { CursorValue, PageRequest } from "@souk/kernel/values/page";
import type { StockLevel } from "./stock.js";
import type { MovementKind, MovementSort, StockMovement } from "./stock-movement.js";

export const stockLevelSorts = ["AVAILABLE_ASC", "AVAILABLE_DESC", "UPDATED", "UPDATED_ASC"] as const;
export type StockLevelSort = (typeof stockLevelSorts)[number];

/** The sort value and the product id. */
export const stockLevelCursorLength = 2;

export interface StockLevelFilter {
  /** Maximum of available units, inclusive. */
  readonly atMost?: number;
  readonly productIds?: readonly string[];
}

export interface ListedStockLevel {
  readonly level: StockLevel;
  /** When the units on hand last changed. */
  readonly updatedAt: Date;
  readonly sortValue: CursorValue;
}

export interface MovementFilter {
  readonly productId?: string;
  readonly kind?: MovementKind;
  /** Inclusive. */
  readonly from?: Date;
  /** Exclusive. */
  readonly to?: Date;
}

/** Storage of inventory's lists. */
export interface StockLists {
  /**
   * Filters and sorts by the stored `reserved`. The returned `reserved` leaves out reservations that have expired by
   * `now`.
   */
  listLevels(filter: StockLevelFilter, page: PageRequest, now: Date): Promise<readonly ListedStockLevel[]>;
  countLevels(filter: StockLevelFilter): Promise<number>;
  listMovements(filter: MovementFilter, sort: MovementSort, page: PageRequest): Promise<readonly StockMovement[]>;
  countMovements(filter: MovementFilter): Promise<number>;
}
