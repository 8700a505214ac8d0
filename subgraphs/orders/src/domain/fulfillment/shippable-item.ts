import { goodsOf, type Order } from "../order/order.js";

/** A product of an order that is shipped. */
export interface ShippableItem {
  readonly productId: string;
  readonly sku: string;
  readonly name: string;
  readonly quantity: number;
}

/** Returns the goods of an order. */
export function shippableItems({ lines }: Pick<Order, "lines">): ShippableItem[] {
  return goodsOf(lines).map(({ productId, sku, name, quantity }) => ({ productId, sku, name, quantity }));
}
