import { batchLoader, groupLoader } from "@souk/kernel/batch-loader";
import { pageOf, readPageArguments, type Page, type PageArguments } from "@souk/kernel/page";
import { orderCursorLength } from "./list-orders.js";
import type { Order } from "./order.js";
import type { OrderStore } from "./order-store.js";

/** The same page of several buyers. All that are asked for in one tick cost one statement, and one more for their counts. */
export interface BuyerOrderLister {
  page(buyerId: string): Promise<Page<Order>>;
  count(buyerId: string): Promise<number>;
}

/** Newest first. Throws PageArgumentError. */
export function listBuyerOrders({ store }: { readonly store: Pick<OrderStore, "pageOfBuyers" | "countOfBuyers"> }) {
  return (page: PageArguments): BuyerOrderLister => {
    const request = readPageArguments(page, "NEWEST", orderCursorLength);
    const pages = groupLoader(
      (ids) => store.pageOfBuyers(ids, request),
      (order) => order.buyerId,
    );
    const counts = batchLoader(
      (ids) => store.countOfBuyers(ids),
      (row) => row.buyerId,
    );
    return {
      page: async (buyerId) => pageOf(request, await pages.load(buyerId)),
      count: async (buyerId) => (await counts.load(buyerId))?.count ?? 0,
    };
  };
}
