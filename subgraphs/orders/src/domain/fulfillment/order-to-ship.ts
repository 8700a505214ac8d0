import { isUuid } from "@souk/kernel/values/uuid";
import type { PostalAddress } from "@souk/kernel/values/postal-address";
import { goodsOf, type Goods } from "../goods-of.js";
import { addressOf } from "../order/order-mails.js";
import { unitsOfProduct, type OrderStatus } from "../order/order.js";
import type { OrderStore } from "../order-store.js";

/** The data that shipping needs to divide the goods of an order into parcels. */
export interface OrderToShip {
  readonly id: string;
  readonly number: string;
  readonly buyerId: string;
  readonly email: string | null;
  readonly isOpen: boolean;
  readonly carrier: string;
  readonly address: PostalAddress;
  readonly goods: readonly (Goods & { readonly refunded: number })[];
}

const openStatuses: readonly OrderStatus[] = ["PAID", "PROCESSING", "COMPLETED"];

/** Returns null for an unknown order, and for an order that ships nothing. */
export function orderToShip({ store }: { readonly store: Pick<OrderStore, "findOrder"> }) {
  return async (orderId: string): Promise<OrderToShip | null> => {
    const order = isUuid(orderId) ? await store.findOrder("id", orderId) : null;
    if (!order?.shipping) return null;
    const { id, number, buyerId, status, shipping, refunds } = order;
    const refunded = refunds.flatMap(({ lines }) => lines);
    return {
      id,
      number,
      buyerId,
      email: addressOf(order),
      isOpen: openStatuses.includes(status),
      ...shipping,
      goods: goodsOf(order).map((line) => ({ ...line, refunded: unitsOfProduct(refunded, line.productId) })),
    };
  };
}
