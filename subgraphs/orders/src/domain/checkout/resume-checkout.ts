import { unlessUnavailable } from "@souk/kernel/peers/unless-unavailable";
import type { AttemptKey } from "../idempotency/attempt-store.js";
import type { CheckoutDeps } from "../order-deps.js";
import { isFree, type Order } from "../order/order.js";
import { resumeJobOfAttempt } from "../payment/payment-jobs.js";
import { paymentSource, type NewPayment } from "../payment/payment-source.js";
import { markPaid } from "../payment/record-payment.js";
import { settleFreeOrder } from "../payment/settle-free-order.js";
import { settlePayment } from "../payment/settle-payment.js";
import type { CheckoutOutcome } from "./checkout-outcome.js";
import { placeUnpaid } from "./place-unpaid.js";
import { successorOf } from "../payment/supersede-order.js";

/**
 * Continues an order that an earlier request with this key wrote but did not finish. The earlier request may have
 * charged the buyer, so this first asks payments, and it never withdraws the order.
 */
export function resumeCheckout(deps: CheckoutDeps) {
  const { store, peers, clock } = deps;
  const settle = settlePayment(deps);
  const settleFree = settleFreeOrder(deps);
  const paid = markPaid(deps);
  const endUnpaid = placeUnpaid(deps);

  return async (order: Order, payment: NewPayment, attempt: AttemptKey): Promise<CheckoutOutcome> => {
    // if this throws, the claim stays, and the payment's job continues
    const outcome = await unlessUnavailable(() => continuePayment(order, payment, attempt));
    // a final answer is written; any other outcome can be resumed
    if (outcome.kind === "paid") await store.answerAttempt(attempt, order.id, { kind: "paid" });
    else if (outcome.kind !== "declined" && outcome.kind !== "placed") await store.releaseAttempt(attempt);
    return outcome;
  };

  async function continuePayment(order: Order, payment: NewPayment, attempt: AttemptKey): Promise<CheckoutOutcome> {
    const successor = await successorOf(store, order);
    if (successor) return { kind: "superseded", order: successor };
    if (order.status !== "CREATED") return { kind: "paid", order };
    await store.enqueue([resumeJobOfAttempt(order.id, clock.now())]);
    if (isFree(order)) return settleFree(order, attempt);
    const charged = await peers.payments.status(order.id);
    if (charged === "SUCCEEDED" || charged === "AUTHORIZED")
      return { kind: "paid", order: await paid(order, { attempt, isAuthorized: charged === "AUTHORIZED" }) };
    if ("later" in payment) return endUnpaid(order, attempt);
    const source = await paymentSource(peers, payment, order.buyerId);
    return "kind" in source ? source : settle(order, source, attempt);
  }
}
