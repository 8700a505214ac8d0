import type { Locale } from "@souk/kernel/values/locale";
import type { AttemptAnswer } from "../idempotency/attempt-store.js";
import { renewingClaim, startAttempt } from "../idempotency/attempt.js";
import { bodyHash } from "../idempotency/body-hash.js";
import type { CheckoutDeps } from "../order-deps.js";
import type { Order } from "../order/order.js";
import { replayedOutcome } from "../payment/payment-outcome.js";
import { beginCheckout } from "./begin-checkout.js";
import type { CheckoutOutcome } from "./checkout-outcome.js";
import { checkoutRule, type CheckedCheckout, type CheckoutInput } from "./checkout-rules.js";
import type { CheckoutBuyer } from "./prepare-checkout.js";
import { resumeCheckout } from "./resume-checkout.js";

/** Turns the viewer's cart into an order and pays it. */
export function checkout(deps: CheckoutDeps) {
  const check = checkoutRule(deps);
  const run = checkoutOnce(deps);
  return async (input: CheckoutInput, buyer: CheckoutBuyer, locale: Locale | null = null): Promise<CheckoutOutcome> => {
    const checked = check(input, buyer.kind);
    return checked.ok ? run(checked.value, { ...buyer, locale }) : { kind: "invalid", fields: checked.fields };
  };
}

/**
 * Runs a checked checkout under its idempotency key. The first request with an idempotency key begins the checkout; a
 * repeat continues it or returns its answer. A checkout that left nothing behind can be repeated with the same key.
 */
export function checkoutOnce(deps: CheckoutDeps) {
  const { store } = deps;
  const start = startAttempt(deps);
  const renewClaim = renewingClaim(deps);
  const begin = beginCheckout(deps);
  const resume = resumeCheckout(deps);

  return async (
    checked: CheckedCheckout,
    buyer: CheckoutBuyer & { readonly locale: Locale | null },
  ): Promise<CheckoutOutcome> => {
    const attempt = { buyerId: buyer.id, operation: "checkout", key: checked.idempotencyKey } as const;
    const claim = await start(attempt, bodyHash(checked));
    switch (claim.kind) {
      case "otherBody":
        return { kind: "keyReused" };
      case "stillRunning":
        return { kind: "serviceUnavailable", service: "orders" };
      case "answered":
        return replayed(await orderOf(claim.orderId), claim.answer);
      case "resumed":
        return renewClaim(attempt, async () => resume(await orderOf(claim.orderId), checked.payment, attempt));
      case "claimed":
        return renewClaim(attempt, () => begin(checked, buyer, attempt));
    }
  };

  function replayed(order: Order, answer: AttemptAnswer): CheckoutOutcome {
    return answer.kind === "created" ? { kind: "placed", order, replayed: true } : replayedOutcome(order, answer);
  }

  async function orderOf(id: string): Promise<Order> {
    const order = await store.findOrder("id", id);
    if (!order) throw new Error(`an attempt refers to order ${id}, which does not exist`);
    return order;
  }
}
