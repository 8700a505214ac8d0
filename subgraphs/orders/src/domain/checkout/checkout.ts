import { ServiceUnavailableError } from "@souk/kernel/errors/service-unavailable";
import type { AttemptKey } from "../idempotency/attempt-store.js";
import { renewingClaim, startAttempt } from "../idempotency/attempt.js";
import { bodyHash } from "../idempotency/body-hash.js";
import type { CheckoutDeps } from "../order-deps.js";
import type { PaymentSource } from "../order-peers.js";
import type { Order } from "../order/order.js";
import { resumeJobOfAttempt } from "../payment/payment-jobs.js";
import { replayedOutcome } from "../payment/payment-outcome.js";
import { paymentSource, type CheckedPayment } from "../payment/payment-source.js";
import { markPaid } from "../payment/record-payment.js";
import { settlePayment } from "../payment/settle-payment.js";
import type { CheckoutOutcome } from "./checkout-outcome.js";
import { checkoutRule, type CheckedCheckout, type CheckoutInput } from "./checkout-rules.js";
import { placeOrder } from "./place-order.js";
import { prepareCheckout, type CheckoutBuyer, type CheckoutRefusal } from "./prepare-checkout.js";
import { successorOf } from "./supersede-order.js";

/**
 * Turns the viewer's cart into an order and pays it. Writes the order, with fixed names and prices, before it reserves
 * stock and before it charges. A checkout that left nothing behind can be repeated with the same key.
 */
export function checkout(deps: CheckoutDeps) {
  const { store, peers, clock, currency, crashPoint } = deps;
  const check = checkoutRule(clock, currency);
  const start = startAttempt(deps);
  const renewClaim = renewingClaim(deps);
  const settle = settlePayment(deps);
  const paid = markPaid(deps);
  const prepare = prepareCheckout(deps);
  const place = placeOrder(deps);

  return async (input: CheckoutInput, buyer: CheckoutBuyer): Promise<CheckoutOutcome> => {
    const checked = check(input, buyer.kind);
    if (!checked.ok) return { kind: "invalid", fields: checked.fields };
    const attempt = { buyerId: buyer.id, operation: "checkout", key: checked.value.idempotencyKey } as const;
    const claim = await start(attempt, bodyHash(checked.value));
    switch (claim.kind) {
      case "otherBody":
        return { kind: "keyReused" };
      case "stillRunning":
        return { kind: "serviceUnavailable", service: "orders" };
      case "answered":
        return replayedOutcome(await orderOf(claim.orderId), claim.answer);
      case "resumed":
        return renewClaim(attempt, async () => resume(await orderOf(claim.orderId), checked.value.payment, attempt));
      case "claimed":
        return renewClaim(attempt, () => begin(checked.value, buyer, attempt));
    }
  };

  async function begin(input: CheckedCheckout, buyer: CheckoutBuyer, attempt: AttemptKey): Promise<CheckoutOutcome> {
    crashPoint("checkout.claimed");
    const prepared = await freeingOnFailure(attempt, () => prepare(input, buyer));
    if ("kind" in prepared) {
      await store.releaseAttempt(attempt);
      return prepared;
    }
    const { source, ...order } = prepared;
    const id = deps.newId();
    const placedAt = clock.now();
    const guest = buyer.kind === "guest" ? { id: buyer.id, email: input.email ?? null } : null;
    const newOrder = { id, buyerId: buyer.id, guest, placedAt, ...order };
    const placed = await freeingOnFailure(attempt, () => place(newOrder, attempt));
    if ("kind" in placed) {
      await store.releaseAttempt(attempt);
      return placed;
    }
    crashPoint("checkout.placed");
    return finish(placed, source, attempt);
  }

  /**
   * Continues an order that an earlier request with this key wrote but did not finish. The earlier request may have
   * charged the buyer, so this first asks payments, and it never withdraws the order.
   */
  async function resume(order: Order, payment: CheckedPayment, attempt: AttemptKey): Promise<CheckoutOutcome> {
    // if this throws, the claim stays, and the payment's job continues
    const outcome = await unlessUnavailable(async (): Promise<CheckoutOutcome> => {
      const successor = await successorOf(store, order);
      if (successor) return { kind: "superseded", order: successor };
      if (order.status !== "CREATED") return { kind: "paid", order };
      await store.enqueue([resumeJobOfAttempt(order.id, clock.now())]);
      const charged = await peers.payments.status(order.id);
      if (charged === "SUCCEEDED") return { kind: "paid", order: await paid(order, { attempt }) };
      const source = await paymentSource(peers, payment);
      return "kind" in source ? source : settle(order, source, attempt);
    });
    // a final answer is written; any other outcome can be resumed
    if (outcome.kind === "paid") await store.answerAttempt(attempt, order.id, { kind: "paid" });
    else if (outcome.kind !== "declined") await store.releaseAttempt(attempt);
    return outcome;
  }

  async function finish(order: Order, source: PaymentSource, attempt: AttemptKey): Promise<CheckoutOutcome> {
    const outcome = await settle(order, source, attempt);
    const left = [{ task: "releaseReservation", data: { orderId: order.id } }];
    switch (outcome.kind) {
      case "outOfStock":
      case "invalid":
      case "serviceUnavailable":
        await store.withdrawOrder(order.id, attempt, left);
        break;
      // the charge may have succeeded: the order stays, and a repeat with the key continues it
      case "paymentsUnreachable":
      case "paymentUnknown":
      case "actionRequired":
      case "superseded":
        await store.releaseAttempt(attempt);
        break;
      case "paid":
      case "declined":
    }
    return outcome;
  }

  async function freeingOnFailure<T>(attempt: AttemptKey, run: () => Promise<T>): Promise<T | CheckoutRefusal> {
    try {
      return await unlessUnavailable(run);
    } catch (error) {
      await store.releaseAttempt(attempt);
      throw error;
    }
  }

  async function unlessUnavailable<T>(run: () => Promise<T>): Promise<T | CheckoutRefusal> {
    try {
      return await run();
    } catch (error) {
      if (error instanceof ServiceUnavailableError) return { kind: "serviceUnavailable", service: error.service };
      throw error;
    }
  }

  async function orderOf(id: string): Promise<Order> {
    const order = await store.findOrder("id", id);
    if (!order) throw new Error(`an attempt refers to order ${id}, which does not exist`);
    return order;
  }
}
