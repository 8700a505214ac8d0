import type { Clock } from "@souk/kernel/clock";
import { multiplyMoney, toDecimalMoney } from "@souk/kernel/money";
import { ServiceUnavailableError } from "@souk/kernel/service-unavailable";
import type { PaymentOutcome } from "./checkout-outcome.js";
import { courseLines, physicalLines, type Order } from "./order.js";
import type { Charge, OrderPeers, PaymentSource } from "./order-peers.js";
import type { AttemptKey, OrderStore, OutboxJob } from "./order-store.js";

export interface SettleParts {
  readonly store: OrderStore;
  readonly peers: OrderPeers;
  readonly clock: Clock;
}

/** Reserves, charges and settles an order that is CREATED. Each step is harmless to repeat, under the key of the attempt. */
export function settlePayment({ store, peers, clock }: SettleParts) {
  return async (order: Order, source: PaymentSource, attempt: AttemptKey): Promise<PaymentOutcome> => {
    const reserved = await reserve(peers, order);
    if (reserved.kind !== "reserved") return reserved;
    const charge = await chargeOnce(peers, order, source, attempt);
    switch (charge.kind) {
      case "succeeded":
        return markPaid(order, attempt);
      case "declined":
        return markDeclined(order, attempt, charge.declineCode);
      case "methodNotFound":
        await peers.inventory.release(order.id).catch(() => undefined);
        return {
          kind: "invalid",
          fields: [{ path: "payment.paymentMethodId", message: "is not one of your payment methods" }],
        };
      case "pending":
        return { kind: "paymentUnknown", order };
      case "unreachable":
        return { kind: "paymentsUnreachable", order };
    }
  };

  async function markPaid(order: Order, key: AttemptKey): Promise<PaymentOutcome> {
    const move = { orderId: order.id, from: "CREATED", to: "PAID", at: clock.now(), detail: null } as const;
    const answer = { kind: "paid" } as const;
    const paid = await store.moveOrder({ ...move, jobs: jobsAfterPayment(order), attempt: { key, answer } });
    if (!paid) {
      const now = await store.findOrder("id", order.id);
      if (now && now.status !== "CREATED" && now.status !== "CANCELLED") return { kind: "paid", order: now };
      throw new Error(`order ${order.number} was charged while it was ${now?.status ?? "removed"}`);
    }
    // the outbox does both in any case; at once, so that the answer finds the cart empty and the stock lower
    await Promise.allSettled([
      peers.inventory.commit(order.id),
      peers.carts.removeBought(order.id, order.buyerId, boughtLines(order)),
    ]);
    return { kind: "paid", order: paid };
  }

  async function markDeclined(order: Order, key: AttemptKey, declineCode: string): Promise<PaymentOutcome> {
    const at = clock.now();
    await store.noteEvent({
      orderId: order.id,
      eventId: `declined:${key.operation}:${key.key}`,
      type: "paymentDeclined",
      at,
      detail: declineCode,
      jobs: [{ task: "releaseReservation", data: { orderId: order.id } }],
      attempt: { key, answer: { kind: "declined", declineCode } },
    });
    await peers.inventory.release(order.id).catch(() => undefined);
    return { kind: "declined", declineCode, order: (await store.findOrder("id", order.id)) ?? order };
  }
}

type Reservation =
  { readonly kind: "reserved" } | Extract<PaymentOutcome, { kind: "outOfStock" | "serviceUnavailable" }>;

async function reserve({ inventory }: OrderPeers, order: Order): Promise<Reservation> {
  const lines = physicalLines(order.lines);
  if (lines.length === 0) return { kind: "reserved" };
  try {
    const shortages = await inventory.reserve(order.id, lines);
    return shortages.length === 0 ? { kind: "reserved" } : { kind: "outOfStock", shortages };
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
  const idempotencyKey = `${attempt.operation}:${orderId}:${attempt.key}`;
  try {
    return await payments.charge({ orderId, orderNumber, buyerId, amount, idempotencyKey, source });
  } catch (error) {
    if (error instanceof ServiceUnavailableError) return { kind: "unreachable" };
    throw error;
  }
}

function boughtLines({ lines }: Order): { productId: string; quantity: number }[] {
  return lines.map(({ productId, quantity }) => ({ productId, quantity }));
}

/** What has to happen once an order is paid, each at least once and each harmless to repeat. */
function jobsAfterPayment(order: Order): OutboxJob[] {
  const { id: orderId, number: orderNumber, buyerId, shipping } = order;
  const courses = courseLines(order.lines).map(({ productId }) => productId);
  return [
    { task: "commitReservation", data: { orderId } },
    { task: "removeBought", data: { orderId, buyerId, lines: boughtLines(order) } },
    {
      task: "sendMail",
      data: { eventId: `orderPaid:${orderId}`, kind: "ORDER_CONFIRMATION", userId: buyerId, data: confirmation(order) },
    },
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
