import type { AttemptKey } from "../idempotency/attempt-store.js";
import type { OrderDeps } from "../order-deps.js";
import { stockReserved } from "../order/order-events.js";
import type { Order } from "../order/order.js";
import { tryNow } from "../with-fallback.js";
import type { PaymentOutcome } from "./payment-outcome.js";
import { markPaid } from "./record-payment.js";
import { reserveStock, type StockReservation } from "./reserve-stock.js";
import { successorOf } from "./supersede-order.js";

type FreeOutcome =
  Extract<PaymentOutcome, { kind: "paid" | "superseded" }> | Exclude<StockReservation, { kind: "reserved" }>;

/** Reserves the goods of a CREATED order of 0 and records the order as paid, without a call to payments. Idempotent. */
export function settleFreeOrder(deps: OrderDeps) {
  const { store, peers, clock, crashPoint } = deps;
  const paid = markPaid(deps);
  return async (order: Order, attempt?: AttemptKey): Promise<FreeOutcome> => {
    const reserved = await reserveStock(peers, order);
    if (reserved.kind !== "reserved") return reserved;
    crashPoint("checkout.reserved");
    const { isNeeded, endsAt } = reserved;
    const precedingEvents = isNeeded ? stockReserved(order, { at: clock.now(), endsAt }) : [];
    const now = await paid(order, { precedingEvents, ...(attempt ? { attempt } : {}) });
    // it was closed before the stock was reserved
    if (now.status === "CANCELLED" && isNeeded) await tryNow(() => peers.inventory.release(order.id));
    const successor = await successorOf(store, now);
    return successor ? { kind: "superseded", order: successor } : { kind: "paid", order: now };
  };
}
