import { unlessUnavailable } from "@souk/kernel/peers/unless-unavailable";
import type { OrderPeers } from "../peers.js";
import { physicalLines, type Order } from "../order/order.js";
import type { PaymentOutcome } from "./payment-outcome.js";

export type StockReservation =
  /** `isNeeded`: the order contains goods. `endsAt`: null without an end. */
  | { readonly kind: "reserved"; readonly isNeeded: boolean; readonly endsAt: Date | null }
  | Extract<PaymentOutcome, { kind: "outOfStock" | "serviceUnavailable" }>;

/** Reserves the goods of an order: all lines or none. A repeat returns the reservation that the order has. */
export async function reserveStock(
  { inventory }: Pick<OrderPeers, "inventory">,
  order: Order,
): Promise<StockReservation> {
  const lines = physicalLines(order.lines);
  if (lines.length === 0) return { kind: "reserved", isNeeded: false, endsAt: null };
  return unlessUnavailable<StockReservation>(async () => {
    const { shortages, endsAt } = await inventory.reserve(order.id, lines);
    if (shortages.length > 0) return { kind: "outOfStock", shortages };
    return { kind: "reserved", isNeeded: true, endsAt };
  });
}
