import { ServiceUnavailableError } from "@souk/kernel/service-unavailable";
import { atOnce, type CloseParts } from "./close-order.js";
import type { PaymentOutcome } from "./checkout-outcome.js";
import { markDeclined } from "./mark-declined.js";
import { markPaid } from "./mark-paid.js";
import { markUnknown } from "./mark-unknown.js";
import { noteOpenPayment } from "./note-open-payment.js";
import { physicalLines, type Order } from "./order.js";
import type { Charge, OrderPeers, PaymentSource } from "./order-peers.js";
import type { AttemptKey } from "./order-store.js";
import { refusedSource } from "./refused-source.js";
import { unlessAway } from "./unless-away.js";

/** Longer than a charge takes, its repeats included. */
const chargePatienceMs = 60_000;

/** Reserves, charges and settles an order that is CREATED. Each step is harmless to repeat, under the key of the attempt. */
export function settlePayment(parts: CloseParts) {
  const { store, peers, clock, crashPoint } = parts;
  const paid = markPaid(parts);
  const declined = markDeclined(parts);
  const unknown = markUnknown(parts);
  const noteOpen = noteOpenPayment(parts);

  return async (order: Order, source: PaymentSource, attempt: AttemptKey): Promise<PaymentOutcome> => {
    const reserved = await reserve(peers, order);
    if (reserved.kind !== "reserved") return reserved;
    crashPoint("checkout.reserved");
    if (!(await keepWhilePaying(order, reserved.endsAt))) return { kind: "serviceUnavailable", service: "inventory" };
    const charge = await chargeOnce(peers, order, source, attempt);
    crashPoint("checkout.charged");
    switch (charge.kind) {
      case "succeeded":
        return { kind: "paid", order: await paid(order, attempt) };
      case "declined": {
        const { declineCode, paymentId } = charge;
        const decline = { declineCode, paymentId, reservationEndsAt: reserved.endsAt };
        return { kind: "declined", declineCode, order: await declined(order, decline, attempt) };
      }
      case "actionRequired": {
        const { action, paymentId } = charge;
        const note = { eventId: `action:${paymentId}`, type: "paymentActionRequired", detail: action.provider };
        return { kind: "actionRequired", action, order: await noteOpen(order, note) };
      }
      case "methodNotFound":
      case "sourceNotTaken":
        await atOnce(() => peers.inventory.release(order.id));
        return refusedSource(charge.kind, source);
      case "confirmationRefused":
        // the stock may be that of a payment which waits for its buyer still
        return refusedSource(charge.kind, source);
      case "pending":
        return {
          kind: "paymentUnknown",
          order: await unknown(order, nameOf(attempt), "the provider's answer is open"),
        };
      case "unreachable":
        return {
          kind: "paymentsUnreachable",
          order: await unknown(order, nameOf(attempt), "payments does not answer"),
        };
    }
  };

  /**
   * No reservation ends while its payment is under way. Whoever dies with it leaves a job that finds out what came of the payment.
   * False when inventory cannot hold it.
   */
  async function keepWhilePaying({ id: orderId }: Order, endsAt: Date | null): Promise<boolean> {
    const answeredBy = new Date(clock.now().getTime() + chargePatienceMs);
    if (endsAt === null || endsAt > answeredBy) return true;
    await store.enqueue([{ task: "findPayment", data: { orderId }, options: { runAt: answeredBy } }]);
    return unlessAway(() => peers.inventory.hold(orderId), false);
  }
}

function nameOf({ operation, key }: AttemptKey): string {
  return `${operation}:${key}`;
}

type Reservation =
  | { readonly kind: "reserved"; readonly endsAt: Date | null }
  | Extract<PaymentOutcome, { kind: "outOfStock" | "serviceUnavailable" }>;

async function reserve({ inventory }: OrderPeers, order: Order): Promise<Reservation> {
  const lines = physicalLines(order.lines);
  if (lines.length === 0) return { kind: "reserved", endsAt: null };
  try {
    const { shortages, endsAt } = await inventory.reserve(order.id, lines);
    return shortages.length === 0 ? { kind: "reserved", endsAt } : { kind: "outOfStock", shortages };
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
  return unlessAway<Charge | { readonly kind: "unreachable" }>(
    () => payments.charge({ orderId, orderNumber, buyerId, amount, idempotencyKey, source }),
    { kind: "unreachable" },
  );
}
