import { multiplyMoney, toDecimalMoney } from "@souk/kernel/money";
import { atOnce, returnLatePayment, type CloseParts } from "./close-order.js";
import { courseLines, type Order } from "./order.js";
import { addressOf, orderMail } from "./order-mail.js";
import type { AttemptKey, OutboxJob } from "./order-store.js";
import { expiryKey } from "./expiry-job.js";
import { settleOrder, type Settlement } from "./settle-order.js";

/**
 * Writes that an order is paid, with all that follows from it in the outbox. The order as it is then: one that was closed in
 * the meantime stays closed, and its payment goes back.
 */
export function markPaid(parts: CloseParts) {
  const { store, clock, crashPoint } = parts;
  const returnLate = returnLatePayment(parts);
  const settle = settleOrder(parts);
  return async (order: Order, attempt?: AttemptKey): Promise<Order> => {
    const paid = await store.moveOrder({
      orderId: order.id,
      from: "CREATED",
      to: "PAID",
      at: clock.now(),
      actor: "payments",
      detail: null,
      jobs: jobsAfterPayment(order, clock.now()),
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
    // at once, so that the answer finds the cart empty and the stock lower; the outbox does it where that comes to nothing
    const isSettled = await atOnce(() => settle(settlementOf(order)));
    crashPoint("checkout.settled");
    if (isSettled) await store.dropJobs([settlementKey(order.id), expiryKey(order.id)]);
    return paid;
  };

  async function asItIs(order: Order): Promise<Order> {
    const now = await store.findOrder("id", order.id);
    if (!now) throw new Error(`order ${order.number} was charged and is not there`);
    if (now.status === "CANCELLED") await returnLate(now);
    return now;
  }
}

/** With the growing pauses between them about a day; then the money goes back. */
const enrollmentTries = 12;

/** For so long the outbox leaves the settlement to the request that wrote it. */
const settlementPauseMs = 5000;

function settlementKey(orderId: string): string {
  return `settle:${orderId}`;
}

function settlementOf({ id: orderId, buyerId, lines }: Order): Settlement {
  return { orderId, buyerId, lines: lines.map(({ productId, quantity }) => ({ productId, quantity })) };
}

/** What has to happen once an order is paid, each at least once and each harmless to repeat. */
function jobsAfterPayment(order: Order, now: Date): OutboxJob[] {
  const { id: orderId, number: orderNumber, buyerId, shipping } = order;
  const courses = courseLines(order.lines).map(({ productId }) => productId);
  const mail = { eventId: `orderPaid:${orderId}`, kind: "ORDER_CONFIRMATION", data: confirmation(order) } as const;
  const shipment = { orderId, orderNumber, buyerId, email: addressOf(order), ...shipping };
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
