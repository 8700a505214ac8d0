import { checkoutProgress } from "./checkout-progress.js";
import type { OrderDeps } from "../order-deps.js";
import type { PaymentState } from "../peers.js";
import { cancelUnpaid } from "../order/cancel-order.js";
import { orderEventNotes } from "../order/order-event-notes.js";
import { isFree, type Order } from "../order/order.js";
import { withFallback } from "../with-fallback.js";
import { markPaid, markUnknown } from "./record-payment.js";
import { finishPayment } from "./finish-payment.js";

export interface EndingReservation {
  readonly orderId: string;
  readonly expiresAt: Date;
  /** True at or after the end of the reservation; false shortly before it. */
  readonly isOver: boolean;
}

/** Tells inventory to release or keep the units of an expired reservation. */
export type ReservationOutcome = "release" | "keep";

/**
 * Called by inventory before and at the end of an order's reservation. If nobody was charged, the units are released at
 * the end, an event of the order records it, and the order can still be paid. While the payment is under way or
 * unknown, inventory keeps the units. The units of a paid order are about to be sold.
 */
export function expireReservation(deps: OrderDeps) {
  const { store, peers, clock } = deps;
  const paid = markPaid(deps);
  const unknown = markUnknown(deps);
  return async ({ orderId, expiresAt, isOver }: EndingReservation): Promise<ReservationOutcome> => {
    const order = await store.findOrder("id", orderId);
    if (order?.status !== "CREATED") return outcomeOf(order);
    if (isFree(order)) return outcomeOf(await paid(order));
    const occasion = `expiry:${expiresAt.toISOString()}`;
    const state = await withFallback<PaymentState | "UNREACHABLE">(() => peers.payments.status(orderId), "UNREACHABLE");
    switch (state) {
      case "AUTHORIZED":
      case "SUCCEEDED":
        return outcomeOf(await paid(order, { isAuthorized: state === "AUTHORIZED" }));
      case "PENDING":
        if (checkoutProgress(order).step === "ACTION_REQUIRED") return "keep";
        await unknown(order, { occasion, detail: orderEventNotes.PROVIDER_OPEN });
        return "keep";
      case "UNREACHABLE":
        await unknown(order, { occasion, detail: orderEventNotes.PAYMENTS_UNAVAILABLE });
        return "keep";
      case "NONE":
      case "FAILED":
      case "REFUNDED":
        if (!isOver) return "release";
        await store.recordEvent({
          orderId,
          whileStatus: "CREATED",
          eventId: `reservationExpired:${expiresAt.toISOString()}`,
          type: "reservationExpired",
          at: clock.now(),
          actor: "time",
          detail: orderEventNotes.NOT_PAID_IN_TIME,
        });
        // the order may have been paid in the meantime
        return outcomeOf(await store.findOrder("id", orderId));
    }
  };
}

function outcomeOf(order: Order | null): ReservationOutcome {
  const isPaid = order !== null && ["PAID", "PROCESSING", "COMPLETED"].includes(order.status);
  return isPaid ? "keep" : "release";
}

/**
 * Cancels an order that was not paid in time. Leaves an order that is paid or closed by now. Throws while the payment
 * is open, so that the outbox tries again.
 */
export function expireOrder(deps: OrderDeps) {
  const cancel = cancelUnpaid(deps);
  const finish = finishPayment(deps);
  return async (orderId: string): Promise<void> => {
    const progress = await finish(orderId);
    if (progress.kind === "open") throw new Error(`the payment of order ${orderId} is open: ${progress.detail}`);
    const order = await deps.store.findOrder("id", orderId);
    if (order?.status === "CREATED") await cancel(order, { actor: "time", reason: "not paid in time" });
  };
}
