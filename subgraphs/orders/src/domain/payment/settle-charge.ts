import { successorOf } from "./supersede-order.js";
import type { AttemptKey } from "../idempotency/attempt-store.js";
import { attemptName } from "../idempotency/attempt.js";
import type { OrderDeps } from "../order-deps.js";
import type { Charge, PaymentSource } from "../peers.js";
import type { NewOrderEvent } from "../order-store.js";
import { cancelUnpaid } from "../order/cancel-order.js";
import { orderEventNotes } from "../order/order-event-notes.js";
import type { Order } from "../order/order.js";
import { tryNow } from "../with-fallback.js";
import type { PaymentOutcome } from "./payment-outcome.js";
import { sourceRefusal } from "./payment-source.js";
import { markActionRequired, markDeclined, markPaid, markUnknown } from "./record-payment.js";

/** Maximum wait for the checkout that closed an order to place its own order. */
const successorWaitMs = 3000;
const successorPauseMs = 100;

export interface SettlePaymentDeps extends OrderDeps {
  readonly pause: (ms: number) => Promise<void>;
}

/** The steps of an attempt before its charge was answered. */
export interface ChargedAttempt {
  readonly attempt: AttemptKey;
  readonly source: PaymentSource;
  /** Null without a reservation. */
  readonly reservationEndsAt: Date | null;
  /** Steps before the charge, which are recorded together with it. */
  readonly precedingEvents: readonly NewOrderEvent[];
}

/** Records the result of a charge on the order, and returns the outcome for the buyer. */
export function settleCharge(deps: SettlePaymentDeps) {
  const { store, peers } = deps;
  const paid = markPaid(deps);
  const declined = markDeclined(deps);
  const unknown = markUnknown(deps);
  const waitForBuyer = markActionRequired(deps);
  const awaitSuccessor = awaitingSuccessor(deps);

  return async (
    order: Order,
    charge: Charge | { readonly kind: "unreachable" },
    { attempt, source, reservationEndsAt, precedingEvents }: ChargedAttempt,
  ): Promise<PaymentOutcome> => {
    const stillUnknown = (detail: string): Promise<Order> =>
      unknown(order, { occasion: attemptName(attempt), detail, precedingEvents });
    switch (charge.kind) {
      case "succeeded": {
        const { isAuthorized } = charge;
        return unlessSuperseded({ kind: "paid", order: await paid(order, { attempt, precedingEvents, isAuthorized }) });
      }
      case "declined": {
        const { declineCode, paymentId } = charge;
        const decline = { declineCode, paymentId, reservationEndsAt, precedingEvents };
        return unlessSuperseded({ kind: "declined", declineCode, order: await declined(order, decline, attempt) });
      }
      case "actionRequired":
        return {
          kind: "actionRequired",
          action: charge.action,
          order: await waitForBuyer(order, charge, precedingEvents),
        };
      case "orderClosed":
        await tryNow(() => peers.inventory.release(order.id));
        return awaitSuccessor(order);
      case "methodNotFound":
      case "sourceNotTaken":
        await tryNow(() => peers.inventory.release(order.id));
        return sourceRefusal(charge.kind, source);
      case "confirmationRefused":
        // the stock may belong to a payment that still waits for its buyer
        return sourceRefusal(charge.kind, source);
      case "pending":
        return { kind: "paymentUnknown", order: await stillUnknown(orderEventNotes.PROVIDER_OPEN) };
      case "unreachable":
        return { kind: "paymentsUnreachable", order: await stillUnknown(orderEventNotes.PAYMENTS_UNAVAILABLE) };
    }
  };

  async function unlessSuperseded(
    outcome: Extract<PaymentOutcome, { kind: "paid" | "declined" }>,
  ): Promise<PaymentOutcome> {
    const successor = await successorOf(store, outcome.order);
    return successor ? { kind: "superseded", order: successor } : outcome;
  }
}

/**
 * Another checkout of the same cart closed this order and is about to place its own order. Returns that order as the
 * successor; if it does not appear in time, cancels this order too.
 */
function awaitingSuccessor(deps: SettlePaymentDeps) {
  const { store, pause } = deps;
  const cancel = cancelUnpaid(deps);
  return async (order: Order): Promise<PaymentOutcome> => {
    for (let waitedMs = 0; waitedMs < successorWaitMs; waitedMs += successorPauseMs) {
      const now = await store.findOrder("id", order.id);
      const successor = now && (await successorOf(store, now));
      if (successor) return { kind: "superseded", order: successor };
      if (now?.status !== "CREATED") break;
      await pause(successorPauseMs);
    }
    await cancel(order, { actor: "checkout", reason: "another checkout of the same cart was begun" });
    return { kind: "serviceUnavailable", service: "orders" };
  };
}
