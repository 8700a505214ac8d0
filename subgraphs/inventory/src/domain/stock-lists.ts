import type { CursorValue, PageRequest } from "@souk/kernel/page";
import type { StockLevel } from "./stock.js";
import type { MovementKind, MovementSort, StockMovement } from "./stock-movement.js";

export const stockLevelSorts = ["AVAILABLE_ASC", "AVAILABLE_DESC", "UPDATED", "UPDATED_ASC"] as const;
export type StockLevelSort = (typeof stockLevelSorts)[number];

/** The sorted value and the product's id. */
export const stockLevelCursorLength = 2;

export interface StockLevelFilter {
  /** At most so many available. */
  readonly atMost?: number;
  readonly productIds?: readonly string[];
}

export interface ListedStockLevel {
  readonly level: StockLevel;
  /** When what is on hand changed last. */
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

/** What inventory's lists need from storage. */
export interface StockLists {
  /** Sorted and filtered by what is stored as reserved; told by what has not expired by `now`. */
  listLevels(filter: StockLevelFilter, page: PageRequest, now: Date): Promise<readonly ListedStockLevel[]>;
  countLevels(filter: StockLevelFilter): Promise<number>;
  listMovements(filter: MovementFilter, sort: MovementSort, page: PageRequest): Promise<readonly StockMovement[]>;
  countMovements(filter: MovementFilter): Promise<number>;
}
