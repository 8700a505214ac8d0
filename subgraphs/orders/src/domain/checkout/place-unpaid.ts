import type { AttemptKey } from "../idempotency/attempt-store.js";
import type { OrderDeps } from "../order-deps.js";
import { stockReserved } from "../order/order-events.js";
import type { Order } from "../order/order.js";
import { reserveStock } from "../payment/reserve-stock.js";
import type { CheckoutOutcome } from "./checkout-outcome.js";

/**
 * Ends a checkout whose buyer pays later: reserves the stock of the placed order for as long as a reservation lasts, and
 * answers the attempt. `payOrder` pays the order, and reserves again after the reservation; an unpaid order expires.
 */
export function placeUnpaid({ store, peers, clock }: OrderDeps) {
  return async (order: Order, attempt: AttemptKey): Promise<CheckoutOutcome> => {
    const reserved = await reserveStock(peers, order);
    if (reserved.kind !== "reserved") return reserved;
    const { isNeeded, endsAt } = reserved;
    const answer = { kind: "created" } as const;
    const [event] = isNeeded ? stockReserved(order, { at: clock.now(), endsAt }) : [];
    if (event) await store.recordEvent({ ...event, orderId: order.id, attempt: { key: attempt, answer } });
    else await store.answerAttempt(attempt, order.id, answer);
    return { kind: "placed", order: (await store.findOrder("id", order.id)) ?? order };
  };
}
