import type { OrderStatus } from "./order.js";

export const orderSorts = ["NEWEST", "OLDEST", "TOTAL_DESC", "TOTAL_ASC"] as const;
export type OrderSort = (typeof orderSorts)[number];

/** All that is there has to hold. */
export interface OrderFilter {
  /** Whose list it is; everyone's when absent. */
  readonly buyerId?: string;
  readonly customerId?: string;
  readonly status?: OrderStatus;
  /** Any of them; not empty. */
  readonly statuses?: readonly OrderStatus[];
  readonly number?: string;
  readonly sku?: string;
  readonly email?: OfPeople;
  readonly placedFrom?: Date;
  /** Not itself part of the range. */
  readonly placedTo?: Date;
  readonly minTotalMinor?: number;
  readonly maxTotalMinor?: number;
  readonly search?: OfPeople;
}

/** A text that guests are found by in their orders, and the users that accounts has found by it. */
export interface OfPeople {
  readonly text: string;
  readonly userIds: readonly string[];
}
