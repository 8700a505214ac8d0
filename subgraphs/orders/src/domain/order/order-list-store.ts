import type { PageRequest } from "@souk/kernel/values/page";
import type { OrderFilter, OrderSort } from "./order-filter.js";
import type { Order } from "./order.js";

/** Lists of orders. */
export interface OrderListStore {
  listOrders(filter: OrderFilter, sort: OrderSort, page: PageRequest): Promise<readonly Order[]>;
  countOrders(filter: OrderFilter): Promise<number>;
  /** Returns the same page for each buyer, newest first, each with one more row. */
  pageOfBuyers(buyerIds: readonly string[], page: PageRequest): Promise<readonly Order[]>;
  countOfBuyers(buyerIds: readonly string[]): Promise<readonly { readonly buyerId: string; readonly count: number }[]>;
  /** Returns whether a paid order of the buyer that is neither cancelled nor refunded has this product. */
  hasBought(buyerId: string, productId: string): Promise<boolean>;
  /** Counts the buyer's orders of this product that are COMPLETED or REFUNDED. The count never falls. */
  countEndedOrders(buyerId: string, productId: string): Promise<number>;
  /** Returns the numbers of the buyer's unfinished orders and of orders with an open refund, oldest first. */
  unfinishedOf(buyerId: string, limit: number): Promise<readonly string[]>;
}
