import type { DemoOrder } from "./orders/demo-order.js";
import { orderFromSeed } from "./orders/order-from-seed.js";
import { orderSeeds } from "./orders/order-seeds.js";

export type { DemoOrder, DemoOrderStatus } from "./orders/demo-order.js";

/** Oldest first. CREATED and CANCELLED orders hold no stock. */
export const demoOrders: readonly DemoOrder[] = orderSeeds.map(orderFromSeed);

/** One physical line of a paid order: these units are no longer on hand. */
export type DemoSale = { orderId: string; orderNumber: string; productId: string; quantity: number; at: string };

/** Oldest first, one per physical line of the PAID, PROCESSING and COMPLETED orders; `at` is when the order was paid. */
export function demoSales(): DemoSale[] {
  return demoOrders.flatMap((order) => {
    const paid = order.events.find((event) => event.type === "orderPaid");
    if (!paid) return [];
    return order.lines
      .filter((line) => line.kind === "PHYSICAL")
      .map(({ productId, quantity }) => ({
        orderId: order.id,
        orderNumber: order.number,
        productId,
        quantity,
        at: paid.at,
      }));
  });
}

/**
 * Returns the sold units by product id: stock on hand = initialStock - sold. Products that were never sold are left
 * out.
 */
export function soldByProduct(): Map<string, number> {
  const sold = new Map<string, number>();
  for (const { productId, quantity } of demoSales()) sold.set(productId, (sold.get(productId) ?? 0) + quantity);
  return sold;
}
