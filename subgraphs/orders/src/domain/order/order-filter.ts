import type { OrderStatus } from "./order.js";

export const orderSorts = ["NEWEST", "OLDEST", "TOTAL_DESC", "TOTAL_ASC"] as const;
export type OrderSort = (typeof orderSorts)[number];

/** All conditions must hold. */
export interface OrderFilter {
  /** Orders of this buyer; all orders when absent. */
  readonly buyerId?: string;
  readonly customerId?: string;
  readonly status?: OrderStatus;
  /** Any of these statuses; not empty. */
  readonly statuses?: readonly OrderStatus[];
  readonly number?: string;
  readonly sku?: string;
  readonly email?: OfPeople;
  readonly placedFrom?: Date;
  /** Exclusive. */
  readonly placedTo?: Date;
  readonly minTotalMinor?: number;
  readonly maxTotalMinor?: number;
  readonly search?: OfPeople;
}

/** A text that is matched against guests' orders, and the ids of the users that accounts found for it. */
export interface OfPeople {
  readonly text: string;
  readonly userIds: readonly string[];
}
