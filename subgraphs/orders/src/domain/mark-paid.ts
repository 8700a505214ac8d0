import { multiplyMoney, toDecimalMoney } from "@souk/kernel/money";
import { atOnce, returnLatePayment, type CloseParts } from "./close-order.js";
import { courseLines, type Order } from "./order.js";
import type { AttemptKey, OutboxJob } from "./order-store.js";
import { settleStock } from "./settle-stock.js";

/**
 * Writes that an order is paid, with all that follows from it in the outbox. The order as it is then: one that was closed in
 * the meantime stays closed, and its payment goes back.
 */
export function markPaid(parts: CloseParts) {
  const { store, peers, clock, crashPoint } = parts;
  const returnLate = returnLatePayment(parts);
  const takeStock = settleStock(parts);
  return async (order: Order, attempt?: AttemptKey): Promise<Order> => {
    const paid = await store.moveOrder({
      orderId: order.id,
      from: "CREATED",
      to: "PAID",
      at: clock.now(),
      actor: "payments",
      detail: null,
      jobs: jobsAfterPayment(order),
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
    // the outbox does both in any case; at once, so that the answer finds the cart empty and the stock lower
    await Promise.all([
      atOnce(() => takeStock(order.id)),
      atOnce(() => peers.carts.removeBought(order.id, order.buyerId, boughtLines(order))),
    ]);
    crashPoint("checkout.settled");
    return paid;
  };

  async function asItIs(order: Order): Promise<Order> {
    const now = await store.findOrder("id", order.id);
    if (!now) throw new Error(`order ${order.number} was charged and is not there`);
    if (now.status === "CANCELLED") await returnLate(now);
    return now;
  }
}

function boughtLines({ lines }: Order): { productId: string; quantity: number }[] {
  return lines.map(({ productId, quantity }) => ({ productId, quantity }));
}

/** What has to happen once an order is paid, each at least once and each harmless to repeat. */
function jobsAfterPayment(order: Order): OutboxJob[] {
  const { id: orderId, number: orderNumber, buyerId, shipping } = order;
  const courses = courseLines(order.lines).map(({ productId }) => productId);
  const mail = {
    eventId: `orderPaid:${orderId}`,
    kind: "ORDER_CONFIRMATION",
    userId: buyerId,
    data: confirmation(order),
  };
  return [
    { task: "settleStock", data: { orderId } },
    { task: "removeBought", data: { orderId, buyerId, lines: boughtLines(order) } },
    { task: "sendMail", data: mail },
    ...(shipping ? [{ task: "createShipment", data: { orderId, orderNumber, buyerId, ...shipping } }] : []),
    ...(courses.length > 0 ? [{ task: "enrollBuyer", data: { orderId, buyerId, productIds: courses } }] : []),
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
