import { isUuid } from "@souk/kernel/uuid";
import { ServiceUnavailableError } from "@souk/kernel/service-unavailable";
import { answeredAgain } from "./answered-again.js";
import { keepingClaim, startAttempt } from "./attempt.js";
import { bodyHash } from "./body-hash.js";
import { paymentSource, type CheckoutParts } from "./checkout.js";
import type { PaymentOutcome } from "./checkout-outcome.js";
import { payOrderRule } from "./checkout-rules.js";
import type { Order } from "./order.js";
import type { Shortage } from "./order-peers.js";
import type { AttemptKey } from "./order-store.js";
import { isPaidByAction } from "./checkout-progress.js";
import type { CheckedPayment, PaymentInput } from "./payment-rule.js";
import { settlePayment } from "./settle-payment.js";

export interface PayOrderInput {
  readonly orderId: string;
  readonly idempotencyKey: string;
  readonly payment: PaymentInput;
}

export type PayOrderOutcome =
  | Exclude<PaymentOutcome, { kind: "outOfStock" }>
  /** What the order had reserved was given to others. */
  | { readonly kind: "soldOut"; readonly order: Order; readonly shortages: readonly Shortage[] }
  | { readonly kind: "notFound"; readonly orderId: string }
  | { readonly kind: "notPayable"; readonly order: Order }
  | { readonly kind: "keyReused" };

/**
 * Pays an order that is still CREATED, as after a decline or after its reservation has expired. The amount is the order's own.
 * Where a payment of it waits for the buyer nothing is charged: the answer is what became of that one, also when the order is
 * paid by it already.
 */
export function payOrder(parts: CheckoutParts) {
  const { store, peers } = parts;
  const check = payOrderRule(parts.clock);
  const start = startAttempt(parts);
  const keepClaim = keepingClaim(parts);
  const settle = settlePayment(parts);

  return async ({ orderId, ...input }: PayOrderInput, buyerId: string): Promise<PayOrderOutcome> => {
    const checked = check(input);
    if (!checked.ok) return { kind: "invalid", fields: checked.fields };
    const order = isUuid(orderId) ? await store.findOrder("id", orderId) : null;
    if (!order || order.buyerId !== buyerId) return { kind: "notFound", orderId };
    const attempt = { buyerId, operation: "payOrder", key: checked.value.idempotencyKey } as const;
    const claim = await start(attempt, bodyHash({ orderId, ...checked.value }));
    switch (claim.kind) {
      case "otherBody":
        return { kind: "keyReused" };
      case "stillRunning":
        return { kind: "serviceUnavailable", service: "orders" };
      case "answered":
        return answeredAgain(await current(order), claim.answer);
      case "resumed":
      case "claimed":
        return keepClaim(attempt, () => pay(order, checked.value.payment, attempt));
    }
  };

  async function pay(order: Order, payment: CheckedPayment, attempt: AttemptKey): Promise<PayOrderOutcome> {
    const outcome = await attemptPayment(order, payment, attempt);
    if (outcome.kind !== "paid" && outcome.kind !== "declined") await store.releaseAttempt(attempt);
    return outcome;
  }

  async function attemptPayment(order: Order, payment: CheckedPayment, attempt: AttemptKey): Promise<PayOrderOutcome> {
    const now = await current(order);
    if (isPaidByAction(now)) {
      await store.answerAttempt(attempt, now.id, { kind: "paid" });
      return { kind: "paid", order: now };
    }
    if (now.status !== "CREATED") return { kind: "notPayable", order: now };
    try {
      const source = await paymentSource(peers, payment);
      if ("kind" in source) return source;
      const outcome = await settle(now, source, attempt);
      return outcome.kind === "outOfStock" ? { ...outcome, kind: "soldOut", order: now } : outcome;
    } catch (error) {
      if (error instanceof ServiceUnavailableError) return { kind: "serviceUnavailable", service: error.service };
      await store.releaseAttempt(attempt);
      throw error;
    }
  }

  async function current(order: Order): Promise<Order> {
    return (await store.findOrder("id", order.id)) ?? order;
  }
}
