import { completeOrder } from "../fulfillment/complete-order.js";
import { settleOrder } from "../fulfillment/settle-order.js";
import type { AttemptKey } from "../idempotency/attempt-store.js";
import type { OrderDeps } from "../order-deps.js";
import type { Charge } from "../peers.js";
import type { NewOrderEvent, RecordedEvent } from "../order-store.js";
import { enrolled, hasEvent, paymentMade, stockCommitted, stockReserved } from "../order/order-events.js";
import { courseLines, isFree, physicalLines, type Order } from "../order/order.js";
import { refundJob } from "../refund/refund-jobs.js";
import { tryNow, withFallback } from "../with-fallback.js";
import {
  enrollmentKey,
  expiryKey,
  jobsAfterPayment,
  resumeJobOfAttempt,
  resumeKey,
  settlementKey,
  settlementOf,
} from "./payment-jobs.js";
import { orderEventNotes } from "../order/order-event-notes.js";

export interface PaidBy {
  readonly attempt?: AttemptKey;
  /** Steps before the charge. */
  readonly precedingEvents?: readonly NewOrderEvent[];
  /** True: the money is only held. Absent: it is taken. */
  readonly isAuthorized?: boolean | undefined;
}

/**
 * Records that an order is paid, or that nothing has to be paid, and writes all resulting jobs to the outbox. Returns the
 * current order: one that was closed in the meantime stays closed, and its payment is refunded.
 */
export function markPaid(deps: OrderDeps) {
  const { store, peers, clock, crashPoint } = deps;
  const refundLate = refundLatePayment(deps);
  const settle = settleOrder(deps);
  const complete = completeOrder(deps);
  return async (order: Order, { attempt, precedingEvents, isAuthorized = false }: PaidBy = {}): Promise<Order> => {
    const at = clock.now();
    const payment = isFree(order) ? [] : [paymentMade(order, { at, isAuthorized })];
    const paid = await store.moveOrder({
      orderId: order.id,
      from: "CREATED",
      to: "PAID",
      at,
      actor: isFree(order) ? "checkout" : "payments",
      detail: null,
      precedingEvents: [...(precedingEvents ?? reservationOf(order, at)), ...payment],
      jobs: jobsAfterPayment(order, { at, isAuthorized }, deps.rules),
      drops: [resumeKey(order.id)],
      ...(attempt ? { attempt: { key: attempt, answer: { kind: "paid" } } } : {}),
    });
    if (!paid) return currentOrder(order, isAuthorized);
    crashPoint("checkout.paid");
    // immediately, so that the response shows an empty cart and lower stock; if it fails, the outbox does it
    const settled = await withFallback<"committed" | "notCommitted" | null>(() => settle(settlementOf(order)), null);
    crashPoint("checkout.settled");
    const drops = [settlementKey(order.id), expiryKey(order.id)];
    if (settled === null) return paid;
    const hasGoods = physicalLines(order.lines).length > 0;
    // the goods were sold out, so the order is cancelled
    if (settled === "notCommitted" && hasGoods) return withoutEvents(paid, drops);
    const isOpen = await openCourses(order);
    const now = clock.now();
    const events = [...(hasGoods ? [stockCommitted(now)] : []), ...(isOpen ? [enrolled(now)] : [])];
    const last = events.at(-1);
    if (!last) return withoutEvents(paid, drops);
    if (isOpen && hasGoods) drops.push(enrollmentKey(order.id));
    await store.recordEvent({ ...last, orderId: order.id, precedingEvents: events.slice(0, -1), drops });
    if (isOpen && !hasGoods) {
      await complete(order.id, { at: now, actor: "courses", detail: null });
      await store.dropJobs([enrollmentKey(order.id)]);
    }
    const recorded = events.map(({ eventId: _eventId, ...event }) => ({ ...event, from: null, to: null }));
    return { ...paid, events: [...paid.events, ...recorded] };
  };

  async function withoutEvents(order: Order, drops: readonly string[]): Promise<Order> {
    await store.dropJobs(drops);
    return order;
  }

  /** Enrolls the buyer, so that the response lists the enrollments. The outbox does what fails, and reports it. */
  async function openCourses({ id, buyerId, lines }: Order): Promise<boolean> {
    const productIds = courseLines(lines).map(({ productId }) => productId);
    if (productIds.length === 0) return false;
    try {
      return await peers.courses.enroll(id, buyerId, productIds);
    } catch {
      return false;
    }
  }

  async function currentOrder(order: Order, isAuthorized: boolean): Promise<Order> {
    const now = await store.findOrder("id", order.id);
    if (!now) throw new Error(`order ${order.number} was charged but does not exist`);
    if (now.status === "CANCELLED" && !isFree(now)) await refundLate(now, isAuthorized);
    return now;
  }
}

/**
 * Returns the reservation event if it is missing: another process than the one that began the payment found its
 * outcome.
 */
function reservationOf(order: Order, at: Date): NewOrderEvent[] {
  const isKnown = physicalLines(order.lines).length === 0 || hasEvent(order, "stockReserved");
  return isKnown ? [] : stockReserved(order, { at, endsAt: null });
}

/**
 * Refunds, once, a payment that succeeded after its order was closed. The buyer gets a mail when the refund is done.
 */
function refundLatePayment({ store, clock, newId }: OrderDeps) {
  return async (order: Order, isAuthorized: boolean): Promise<void> => {
    if (order.refunds.length > 0) return;
    const refundId = newId();
    const { id: orderId, total } = order;
    const at = clock.now();
    await store.recordEvent({
      orderId,
      eventId: "paymentReturned",
      type: "paymentReturned",
      at,
      precedingEvents: [paymentMade(order, { at, isAuthorized })],
      actor: "payments",
      detail: orderEventNotes.PAID_AFTER_CLOSED,
      jobs: [refundJob(refundId)],
      refund: {
        id: refundId,
        kind: "LATE",
        lines: order.lines.map(({ productId, quantity }) => ({ productId, quantity })),
        amount: total,
        reason: orderEventNotes.PAID_AFTER_CLOSED,
      },
    });
  };
}

export interface Decline {
  readonly declineCode: string;
  /** The failed payment; its failure is written once, even if several events report it. */
  readonly paymentId: string;
  /**
   * The end of the reservation for this payment, if it has one. A later payment of the order makes another reservation,
   * which stays.
   */
  readonly reservationEndsAt?: Date | null;
  readonly precedingEvents?: readonly NewOrderEvent[];
}

/**
 * Records that a payment failed: releases the stock, leaves the cart unchanged, and the order waits for another
 * payment.
 */
export function markDeclined({ store, peers, clock }: OrderDeps) {
  return async (order: Order, decline: Decline, attempt?: AttemptKey): Promise<Order> => {
    const { declineCode, paymentId, reservationEndsAt: endsAt = null, precedingEvents = [] } = decline;
    const isNew = await store.recordEvent({
      orderId: order.id,
      eventId: `declined:${paymentId}`,
      type: "paymentDeclined",
      at: clock.now(),
      actor: "payments",
      detail: declineCode,
      precedingEvents,
      jobs: [{ task: "releaseReservation", data: { orderId: order.id, endsAt } }],
      ...(attempt ? { attempt: { key: attempt, answer: { kind: "declined", declineCode } } } : {}),
    });
    // a late event may arrive during another payment of the order; an attempt has reserved the stock itself
    if (isNew || attempt) await tryNow(() => peers.inventory.release(order.id, endsAt));
    return (await store.findOrder("id", order.id)) ?? order;
  };
}

export interface UnknownPayment {
  /** Event name: a second event with the same name is not written. */
  readonly occasion: string;
  readonly detail: string;
  readonly precedingEvents?: readonly NewOrderEvent[];
}

/** Records that the outcome of an order's payment is unknown. */
export function markUnknown(deps: OrderDeps) {
  const record = recordOpenPayment(deps);
  return (order: Order, { occasion, detail, precedingEvents = [] }: UnknownPayment): Promise<Order> =>
    record(order, { eventId: `unknown:${occasion}`, type: "paymentUnknown", detail, precedingEvents });
}

/**
 * Records that an order's payment is not final. The outbox holds the order's reservation, and asks payments until the
 * outcome is known.
 */
function recordOpenPayment({ store, clock }: OrderDeps) {
  return async (
    order: Order,
    event: Pick<RecordedEvent, "eventId" | "type" | "detail" | "precedingEvents">,
  ): Promise<Order> => {
    const { id: orderId } = order;
    const at = clock.now();
    await store.recordEvent({
      ...event,
      orderId,
      at,
      actor: "payments",
      jobs: [{ task: "holdReservation", data: { orderId } }, resumeJobOfAttempt(orderId, at)],
    });
    return (await store.findOrder("id", orderId)) ?? order;
  };
}

/** Records that the provider waits for the buyer, once per payment. */
export function markActionRequired(deps: OrderDeps) {
  const record = recordOpenPayment(deps);
  return (
    order: Order,
    { action, paymentId }: Extract<Charge, { kind: "actionRequired" }>,
    precedingEvents: readonly NewOrderEvent[] = [],
  ): Promise<Order> =>
    record(order, {
      eventId: `action:${paymentId}`,
      type: "paymentActionRequired",
      detail: action.provider,
      precedingEvents,
    });
}

export type PaymentEvent =
  | { readonly outcome: "SUCCEEDED"; readonly isAuthorized?: boolean }
  | { readonly outcome: "FAILED"; readonly declineCode: string; readonly paymentId: string };

/**
 * Records the outcome of a charge whose answer was lost, as reported by payments. Late and repeated events are
 * harmless.
 */
export function handlePaymentEvent(deps: OrderDeps) {
  const paid = markPaid(deps);
  const declined = markDeclined(deps);
  return async (orderId: string, event: PaymentEvent): Promise<void> => {
    const order = await deps.store.findOrder("id", orderId);
    if (!order) return;
    if (event.outcome === "SUCCEEDED") await paid(order, event);
    else if (order.status === "CREATED") await declined(order, event);
  };
}
