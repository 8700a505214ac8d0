import { pageOf, readPageArguments, type Page, type PageArguments } from "@souk/kernel/page";
import type { Order, OrderStatus } from "./order.js";
import type { OrderFilter, OrderStore } from "./order-store.js";

export interface ListOrdersRequest {
  readonly page: PageArguments;
  readonly status?: OrderStatus | null;
  readonly number?: string | null;
  /** Whose; everyone's when absent. */
  readonly buyerId?: string;
}

export interface OrderList {
  readonly page: Page<Order>;
  readonly count: () => Promise<number>;
}

export const orderListOrder = "NEWEST";

/** Throws PageArgumentError. Newest first. */
export function listOrders({ store }: { store: OrderStore }) {
  return async ({ page, status, number, buyerId }: ListOrdersRequest): Promise<OrderList> => {
    const request = readPageArguments(page, orderListOrder, 2);
    const filter: OrderFilter = {
      ...(buyerId === undefined ? {} : { buyerId }),
      ...(status == null ? {} : { status }),
      ...(number == null ? {} : { number }),
    };
    return { page: pageOf(request, await store.listOrders(filter, request)), count: () => store.countOrders(filter) };
  };
}
