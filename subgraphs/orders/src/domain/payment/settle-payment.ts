import { ServiceUnavailableError } from "@souk/kernel/errors/service-unavailable";
import { successorOf } from "../checkout/supersede-order.js";
import type { AttemptKey } from "../idempotency/attempt-store.js";
import { attemptName, chargeKey } from "../idempotency/attempt.js";
import type { OrderDeps } from "../order-deps.js";
import type { Charge, OrderPeers, PaymentSource } from "../order-peers.js";
import { cancelUnpaid } from "../order/cancel-order.js";
import { stockReserved } from "../order/order-events.js";
import { physicalLines, type Order } from "../order/order.js";
import { tryNow, withFallback } from "../with-fallback.js";
import type { PaymentOutcome } from "./payment-outcome.js";
import { sourceRefusal } from "./payment-source.js";
import { markActionRequired, markDeclined, markPaid, markUnknown } from "./record-payment.js";

/** Longer than a charge takes, including retries. */
const chargeTimeoutMs = 60_000;

/** Maximum wait for the checkout that closed an order to place its own order. */
const successorWaitMs = 3000;
const successorPauseMs = 100;

export interface SettlePaymentDeps extends OrderDeps {
  readonly pause: (ms: number) => Promise<void>;
}

/** Reserves, charges and settles a CREATED order. Each step is idempotent under the attempt's key. */
export function settlePayment(deps: SettlePaymentDeps) {
  const { store, peers, clock, crashPoint } = deps;
  const paid = markPaid(deps);
  const declined = markDeclined(deps);
  const unknown = markUnknown(deps);
  const waitForBuyer = markActionRequired(deps);
  const cancel = cancelUnpaid(deps);

  return async (order: Order, source: PaymentSource, attempt: AttemptKey): Promise<PaymentOutcome> => {
    const reserved = await reserve(peers, order);
    if (reserved.kind !== "reserved") return reserved;
    crashPoint("checkout.reserved");
    const precedingEvents = reserved.isNeeded ? stockReserved(order, { at: clock.now(), endsAt: reserved.endsAt }) : [];
    if (!(await keepWhilePaying(order, reserved.endsAt))) return { kind: "serviceUnavailable", service: "inventory" };
    const charge = await chargeOnce(peers, order, source, attempt);
    crashPoint("checkout.charged");
    switch (charge.kind) {
      case "succeeded":
        return unlessSuperseded({ kind: "paid", order: await paid(order, { attempt, precedingEvents }) });
      case "declined": {
        const { declineCode, paymentId } = charge;
        const decline = { declineCode, paymentId, reservationEndsAt: reserved.endsAt, precedingEvents };
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
        return {
          kind: "paymentUnknown",
          order: await unknown(order, {
            occasion: attemptName(attempt),
            detail: "the provider's answer is open",
            precedingEvents,
          }),
        };
      case "unreachable":
        return {
          kind: "paymentsUnreachable",
          order: await unknown(order, {
            occasion: attemptName(attempt),
            detail: "payments does not answer",
            precedingEvents,
          }),
        };
    }
  };

  async function unlessSuperseded(
    outcome: Extract<PaymentOutcome, { kind: "paid" | "declined" }>,
  ): Promise<PaymentOutcome> {
    const successor = await successorOf(store, outcome.order);
    return successor ? { kind: "superseded", order: successor } : outcome;
  }

  /**
   * Another checkout of the same cart closed this order and is about to place its own order. Returns that order as the
   * successor; if it does not appear in time, cancels this order too.
   */
  async function awaitSuccessor(order: Order): Promise<PaymentOutcome> {
    for (let waitedMs = 0; waitedMs < successorWaitMs; waitedMs += successorPauseMs) {
      const now = await store.findOrder("id", order.id);
      const successor = now && (await successorOf(store, now));
      if (successor) return { kind: "superseded", order: successor };
      if (now?.status !== "CREATED") break;
      await deps.pause(successorPauseMs);
    }
    await cancel(order, { actor: "checkout", reason: "another checkout of the same cart was begun" });
    return { kind: "serviceUnavailable", service: "orders" };
  }

  /**
   * Prevents the reservation from expiring during the payment: holds one that ends too early. Returns false when
   * inventory cannot hold it.
   */
  async function keepWhilePaying({ id: orderId }: Order, endsAt: Date | null): Promise<boolean> {
    const answeredBy = new Date(clock.now().getTime() + chargeTimeoutMs);
    if (endsAt === null || endsAt > answeredBy) return true;
    return withFallback(() => peers.inventory.hold(orderId), false);
  }
}

type Reservation =
  /** `isNeeded`: the order contains goods. */
  | { readonly kind: "reserved"; readonly isNeeded: boolean; readonly endsAt: Date | null }
  | Extract<PaymentOutcome, { kind: "outOfStock" | "serviceUnavailable" }>;

async function reserve({ inventory }: OrderPeers, order: Order): Promise<Reservation> {
  const lines = physicalLines(order.lines);
  if (lines.length === 0) return { kind: "reserved", isNeeded: false, endsAt: null };
  try {
    const { shortages, endsAt } = await inventory.reserve(order.id, lines);
    if (shortages.length > 0) return { kind: "outOfStock", shortages };
    return { kind: "reserved", isNeeded: true, endsAt };
  } catch (error) {
    if (error instanceof ServiceUnavailableError) return { kind: "serviceUnavailable", service: error.service };
    throw error;
  }
}

async function chargeOnce(
  { payments }: OrderPeers,
  order: Order,
  source: PaymentSource,
  attempt: AttemptKey,
): Promise<Charge | { readonly kind: "unreachable" }> {
  const { id: orderId, number: orderNumber, buyerId, total: amount } = order;
  const idempotencyKey = chargeKey(orderId, attempt);
  return withFallback<Charge | { readonly kind: "unreachable" }>(
    () => payments.charge({ orderId, orderNumber, buyerId, amount, idempotencyKey, source }),
    { kind: "unreachable" },
  );
}
