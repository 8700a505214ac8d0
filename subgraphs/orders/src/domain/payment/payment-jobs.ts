import { noRules, type RuleBook } from "@souk/kernel/project/rules";
import type { Settlement } from "../fulfillment/settle-order.js";
import { shippableItems } from "../fulfillment/shippable-item.js";
import { claimStaleMs } from "../idempotency/attempt.js";
import type { PaymentMade } from "../order/order-events.js";
import { addressOf, confirmationMail } from "../order/order-mails.js";
import { courseLines, type Order } from "../order/order.js";
import type { OutboxJob } from "../outbox-job.js";

/**
 * Returns the key of the job that completes the payment of an order. An order has one such job for all its attempts.
 */
export function resumeKey(orderId: string): string {
  return `resumePayment:${orderId}`;
}

/** `round`: the number of earlier requests to payments. */
export function resumeJob(orderId: string, runAt: Date, round = 0): OutboxJob {
  return { task: "resumePayment", data: { orderId, round }, options: { key: resumeKey(orderId), runAt } };
}

/**
 * Returns the job that is written before a charge. It first runs when the claim of a process that died immediately has
 * become stale. `isNewOrder`: the job is written together with the order, so no job with the key can exist.
 */
export function resumeJobOfAttempt(orderId: string, startedAt: Date, { isNewOrder = false } = {}): OutboxJob {
  const job = resumeJob(orderId, new Date(startedAt.getTime() + claimStaleMs));
  return { ...job, options: { ...job.options, isNewKey: isNewOrder } };
}

/** Returns the key of the job that ends an unpaid order; the payment removes the job by this key. */
export function expiryKey(orderId: string): string {
  return `expire:${orderId}`;
}

export function expiryJob(orderId: string, placedAt: Date, unpaidOrderSeconds: number): OutboxJob {
  const runAt = new Date(placedAt.getTime() + unpaidOrderSeconds * 1000);
  return { task: "expireOrder", data: { orderId }, options: { key: expiryKey(orderId), isNewKey: true, runAt } };
}

/** With the growing pauses between them, about a day; then the money is refunded. */
const enrollmentTries = 12;

/** The outbox leaves the settlement and the courses to the request that wrote the jobs for this time. */
const requestPauseMs = 5000;

export function settlementKey(orderId: string): string {
  return `settle:${orderId}`;
}

export function enrollmentKey(orderId: string): string {
  return `enroll:${orderId}`;
}

export function settlementOf({ id: orderId, buyerId, lines }: Order): Settlement {
  const bought = lines.map(({ productId, lineId, quantity }) => ({ productId, ...(lineId && { lineId }), quantity }));
  return { orderId, buyerId, lines: bought };
}

/** Returns the jobs that follow a payment. Each runs at least once and is idempotent. */
export function jobsAfterPayment(
  order: Order,
  { at: now, isAuthorized }: PaymentMade,
  rules: RuleBook = noRules,
): OutboxJob[] {
  const { id: orderId, number: orderNumber, buyerId, shipping } = order;
  const runAt = new Date(now.getTime() + requestPauseMs);
  const courses = courseLines(order.lines).map(({ productId }) => productId);
  const shipment = {
    orderId,
    orderNumber,
    buyerId,
    email: addressOf(order),
    ...shipping,
    lines: shippableItems(order),
  };
  return [
    {
      task: "settleOrder",
      data: settlementOf(order),
      options: { key: settlementKey(orderId), isNewKey: true, runAt },
    },
    confirmationMail(order, isAuthorized),
    ...(rules.has("afterOrderPaid") ? [{ task: "notePaidOrder", data: { orderId } }] : []),
    ...(shipping ? [{ task: "createShipment", data: shipment }] : []),
    ...(courses.length > 0
      ? [
          {
            task: "enrollBuyer",
            data: { orderId, buyerId, productIds: courses },
            options: { key: enrollmentKey(orderId), isNewKey: true, runAt, maxAttempts: enrollmentTries },
          },
        ]
      : []),
  ];
}
