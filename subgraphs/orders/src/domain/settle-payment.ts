import { ServiceUnavailableError } from "@souk/kernel/service-unavailable";
import { atOnce, type CloseParts } from "./close-order.js";
import type { PaymentOutcome } from "./checkout-outcome.js";
import { markDeclined } from "./mark-declined.js";
import { markPaid } from "./mark-paid.js";
import { physicalLines, type Order } from "./order.js";
import type { Charge, OrderPeers, PaymentSource } from "./order-peers.js";
import type { AttemptKey } from "./order-store.js";

/** Reserves, charges and settles an order that is CREATED. Each step is harmless to repeat, under the key of the attempt. */
export function settlePayment(parts: CloseParts) {
  const { store, peers, clock, crashPoint } = parts;
  const paid = markPaid(parts);
  const declined = markDeclined(parts);

  return async (order: Order, source: PaymentSource, attempt: AttemptKey): Promise<PaymentOutcome> => {
    const reserved = await reserve(peers, order);
    if (reserved.kind !== "reserved") return reserved;
    crashPoint("checkout.reserved");
    const charge = await chargeOnce(peers, order, source, attempt);
    crashPoint("checkout.charged");
    switch (charge.kind) {
      case "succeeded":
        return { kind: "paid", order: await paid(order, attempt) };
      case "declined": {
        const { declineCode } = charge;
        return { kind: "declined", declineCode, order: await declined(order, declineCode, nameOf(attempt), attempt) };
      }
      case "methodNotFound":
        await atOnce(() => peers.inventory.release(order.id));
        return {
          kind: "invalid",
          fields: [{ path: "payment.paymentMethodId", message: "is not one of your payment methods" }],
        };
      case "pending":
        return { kind: "paymentUnknown", order: await markUnknown(order, attempt, "the provider's answer is open") };
      case "unreachable":
        return { kind: "paymentsUnreachable", order: await markUnknown(order, attempt, "payments does not answer") };
    }
  };

  /** While nobody knows, the stock stays promised; the outbox holds it and asks until somebody does. */
  async function markUnknown(order: Order, attempt: AttemptKey, detail: string): Promise<Order> {
    const { id: orderId } = order;
    await store.noteEvent({
      orderId,
      eventId: `unknown:${nameOf(attempt)}`,
      type: "paymentUnknown",
      at: clock.now(),
      actor: "payments",
      detail,
      jobs: [
        {
          task: "holdReservation",
          data: { orderId },
        },
        {
          task: "findPayment",
          data: { orderId },
        },
      ],
    });
    return (await store.findOrder("id", orderId)) ?? order;
  }
}

function nameOf({ operation, key }: AttemptKey): string {
  return `${operation}:${key}`;
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
