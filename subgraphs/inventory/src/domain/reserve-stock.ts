import type { Clock } from "@souk/kernel/clock";
import type { StockLine, StockShortage } from "./stock.js";
import type { StockStore } from "./stock-store.js";

export interface ReserveStockInput {
  readonly orderId: string;
  readonly lines: readonly StockLine[];
}

/**
 * Promises units to an order for `reservationSeconds`: all lines or none. Lines of one product are summed,
 * and taken in the order of their ids, so that two orders never wait for each other in a ring.
 */
export function reserveStock(parts: { store: StockStore; clock: Clock; reservationSeconds: number }) {
  return async ({ orderId, lines }: ReserveStockInput): Promise<readonly StockShortage[]> => {
    const quantities = new Map<string, number>();
    for (const line of lines) quantities.set(line.productId, (quantities.get(line.productId) ?? 0) + line.quantity);
    const sorted = [...quantities].map(([productId, quantity]) => ({ productId, quantity })).sort(byProductId);
    const expiresAt = new Date(parts.clock.now().getTime() + parts.reservationSeconds * 1000);
    return parts.store.reserve({ orderId, lines: sorted, expiresAt });
  };
}

function byProductId(left: StockLine, right: StockLine): number {
  return left.productId < right.productId ? -1 : 1;
}
