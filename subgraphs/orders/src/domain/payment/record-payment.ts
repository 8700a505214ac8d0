import { multiplyMoney, toDecimalMoney } from "@souk/kernel/values/money";
import { returnLatePayment, type CloseParts } from "../refund/refund-jobs.js";
import { courseLines, physicalLines, type Order } from "../order/order.js";
import { hasEvent, paymentCharged, stockCommitted, stockReserved } from "../order/order-events.js";
import { addressOf, orderMail } from "../order/order-mails.js";
import type { AttemptKey, OrderFact, OutboxJob } from "../order-store.js";
import { expiryKey } from "../expiry-job.js";
import { resumeKey } from "./payment-jobs.js";
import { goodsOf } from "../goods-of.js";
import { settleOrder, type Settlement } from "../fulfillment/settle-order.js";
import { unlessAway } from "../unless-away.js";

export interface PaidBy {
  readonly attempt?: AttemptKey;
  /** Steps before the charge. */
  readonly facts?: readonly OrderFact[];
}

/**
 * Records that an order is paid, and writes all resulting jobs to the outbox. Returns the current order: one that was
 * closed in the meantime stays closed, and its payment is refunded.
 */
export function markPaid(parts: CloseParts) {
  const { store, clock, crashPoint } = parts;
  const returnLate = returnLatePayment(parts);
  const settle = settleOrder(parts);
  return async (order: Order, { attempt, facts }: PaidBy = {}): Promise<Order> => {
    const at = clock.now();
    const paid = await store.moveOrder({
      orderId: order.id,
      from: "CREATED",
      to: "PAID",
      at,
      actor: "payments",
      detail: null,
      facts: [...(facts ?? reservationOf(order, at)), paymentCharged(order, at)],
      jobs: jobsAfterPayment(order, at),
      drops: [resumeKey(order.id)],
      ...(attempt
        ? {
            attempt: {
              key: attempt,
              answer: { kind: "paid" },
            },
          }
        : {}),
    });
    if (!paid) return asItIs(order);
    crashPoint("checkout.paid");
    // immediately, so that the response shows an empty cart and lower stock; if it fails, the outbox does it
    const settled = await unlessAway<"committed" | "notCommitted" | null>(() => settle(settlementOf(order)), null);
    crashPoint("checkout.settled");
    const drops = [settlementKey(order.id), expiryKey(order.id)];
    if (settled === null) return paid;
    if (settled === "notCommitted" || physicalLines(order.lines).length === 0) {
      await store.dropJobs(drops);
      return paid;
    }
    const fact = stockCommitted(clock.now());
    await store.noteEvent({ ...fact, orderId: order.id, drops });
    const { eventId: _eventId, ...event } = fact;
    return { ...paid, events: [...paid.events, { ...event, from: null, to: null }] };
  };

  async function asItIs(order: Order): Promise<Order> {
    const now = await store.findOrder("id", order.id);
    if (!now) throw new Error(`order ${order.number} was charged and is not there`);
    if (now.status === "CANCELLED") await returnLate(now);
    return now;
  }
}

/**
 * Returns the reservation event if it is missing: another process than the one that began the payment found its
 * outcome.
 */
function reservationOf(order: Order, at: Date): OrderFact[] {
  const isKnown = physicalLines(order.lines).length === 0 || hasEvent(order, "stockReserved");
  return isKnown ? [] : stockReserved(order, { at, endsAt: null });
}

/** With the growing pauses between them, about a day; then the money is refunded. */
const enrollmentTries = 12;

/** The outbox leaves the settlement to the request that wrote it for this time. */
const settlementPauseMs = 5000;

function settlementKey(orderId: string): string {
  return `settle:${orderId}`;
}

function settlementOf({ id: orderId, buyerId, lines }: Order): Settlement {
  return { orderId, buyerId, lines: lines.map(({ productId, quantity }) => ({ productId, quantity })) };
}

/** Returns the jobs that follow a payment. Each runs at least once and is idempotent. */
function jobsAfterPayment(order: Order, now: Date): OutboxJob[] {
  const { id: orderId, number: orderNumber, buyerId, shipping } = order;
  const courses = courseLines(order.lines).map(({ productId }) => productId);
  const mail = { eventId: `orderPaid:${orderId}`, kind: "ORDER_CONFIRMATION", data: confirmation(order) } as const;
  const shipment = { orderId, orderNumber, buyerId, email: addressOf(order), ...shipping, lines: goodsOf(order) };
  return [
    {
      task: "settleOrder",
      data: settlementOf(order),
      options: { key: settlementKey(orderId), isNewKey: true, runAt: new Date(now.getTime() + settlementPauseMs) },
    },
    orderMail(order, mail),
    ...(shipping ? [{ task: "createShipment", data: shipment }] : []),
    ...(courses.length > 0
      ? [
          {
            task: "enrollBuyer",
            data: { orderId, buyerId, productIds: courses },
            options: { maxAttempts: enrollmentTries },
          },
        ]
      : []),
  ];
}

function confirmation(order: Order): unknown {
  const amount = (money: Order["total"]): string => toDecimalMoney(money).amount;
  return {
    orderNumber: order.number,
    lines: order.lines.map(({ name, quantity, unitPrice }) => ({
      name,
      quantity,
      lineTotal: amount(multiplyMoney(unitPrice, quantity)),
    })),
    subtotal: amount(order.subtotal),
    shippingTotal: amount(order.shippingTotal),
    total: amount(order.total),
    currency: order.total.currency,
  };
}
