import type { AttemptKey } from "../idempotency/attempt-store.js";
import { chargeKey } from "../idempotency/attempt.js";
import type { Charge, OrderPeers, PaymentSource } from "../peers.js";
import { stockReserved } from "../order/order-events.js";
import { courseLines, type Order } from "../order/order.js";
import { withFallback } from "../with-fallback.js";
import type { PaymentOutcome } from "./payment-outcome.js";
import { reserveStock } from "./reserve-stock.js";
import { settleCharge, type SettlePaymentDeps } from "./settle-charge.js";

/** Longer than a charge takes, including retries. */
const chargeTimeoutMs = 60_000;

/** Reserves, charges and settles a CREATED order. Each step is idempotent under the attempt's key. */
export function settlePayment(deps: SettlePaymentDeps) {
  const { peers, clock, crashPoint } = deps;
  const settle = settleCharge(deps);

  return async (order: Order, source: PaymentSource, attempt: AttemptKey): Promise<PaymentOutcome> => {
    const reserved = await reserveStock(peers, order);
    if (reserved.kind !== "reserved") return reserved;
    crashPoint("checkout.reserved");
    const { isNeeded, endsAt: reservationEndsAt } = reserved;
    const precedingEvents = isNeeded ? stockReserved(order, { at: clock.now(), endsAt: reservationEndsAt }) : [];
    if (!(await keepWhilePaying(order, reservationEndsAt))) return { kind: "serviceUnavailable", service: "inventory" };
    const charge = await chargeOnce(peers, order, source, attempt);
    crashPoint("checkout.charged");
    return settle(order, charge, { attempt, source, reservationEndsAt, precedingEvents });
  };

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

async function chargeOnce(
  { payments }: OrderPeers,
  order: Order,
  source: PaymentSource,
  attempt: AttemptKey,
): Promise<Charge | { readonly kind: "unreachable" }> {
  const { id: orderId, number: orderNumber, buyerId, total: amount } = order;
  const idempotencyKey = chargeKey(orderId, attempt);
  const isShipped = courseLines(order.lines).length === 0;
  return withFallback<Charge | { readonly kind: "unreachable" }>(
    () => payments.charge({ orderId, orderNumber, buyerId, amount, idempotencyKey, source, isShipped }),
    { kind: "unreachable" },
  );
}
