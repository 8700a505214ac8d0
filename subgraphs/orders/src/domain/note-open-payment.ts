import type { CloseParts } from "./refund/refund-jobs.js";
import type { Order } from "./order/order.js";
import type { Charge } from "./order-peers.js";
import type { OrderFact, OrderNote } from "./order-store.js";
import { resumeJobOfAttempt } from "./payment/payment-jobs.js";

/**
 * Records that an order's payment is not final. The outbox holds the order's reservation, and asks payments until the
 * outcome is known.
 */
export function noteOpenPayment({ store, clock }: CloseParts) {
  return async (order: Order, note: Pick<OrderNote, "eventId" | "type" | "detail" | "facts">): Promise<Order> => {
    const { id: orderId } = order;
    const at = clock.now();
    await store.noteEvent({
      ...note,
      orderId,
      at,
      actor: "payments",
      jobs: [{ task: "holdReservation", data: { orderId } }, resumeJobOfAttempt(orderId, at)],
    });
    return (await store.findOrder("id", orderId)) ?? order;
  };
}

/** Records that the provider waits for the buyer, once per payment. */
export function noteAction(parts: CloseParts) {
  const note = noteOpenPayment(parts);
  return (
    order: Order,
    { action, paymentId }: Extract<Charge, { kind: "actionRequired" }>,
    facts: readonly OrderFact[] = [],
  ): Promise<Order> =>
    note(order, { eventId: `action:${paymentId}`, type: "paymentActionRequired", detail: action.provider, facts });
}
