import { physicalLines, type Order } from "./order/order.js";

export interface Goods {
  readonly productId: string;
  readonly sku: string;
  readonly name: string;
  readonly quantity: number;
}

/** Returns the goods of an order. */
export function goodsOf({ lines }: Pick<Order, "lines">): Goods[] {
  return physicalLines(lines).map(({ productId, sku, name, quantity }) => ({ productId, sku, name, quantity }));
}
