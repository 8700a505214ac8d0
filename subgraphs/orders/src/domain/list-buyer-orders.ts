import { batchLoader, groupLoader } from "@souk/kernel/peers/batch-loader";
import { pageOf, readPageArguments, type Page, type PageArguments } from "@souk/kernel/values/page";
import { orderCursorLength } from "./order/list-orders.js";
import type { Order } from "./order/order.js";
import type { OrderStore } from "./order-store.js";

/** Loads the same page for several buyers. All requests of one tick cost one statement, and one more for the counts. */
export interface BuyerOrderLister {
  page(buyerId: string): Promise<Page<Order>>;
  count(buyerId: string): Promise<number>;
}

/** Lists orders of buyers, newest first. Throws PageArgumentError. */
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
