import { auditJobs, type AdminAction } from "@souk/kernel/audit/admin-action";
import { ServiceUnavailableError } from "@souk/kernel/errors/service-unavailable";
import type { DecimalMoney } from "@souk/kernel/values/money";
import { isUuid } from "@souk/kernel/values/uuid";
import { checkoutProgress, isPaidByAction } from "./checkout-progress.js";
import { payOrderRule } from "./pay-order-rule.js";
import { successorOf } from "./supersede-order.js";
import type { AttemptKey } from "../idempotency/attempt-store.js";
import { attemptName, renewingClaim, startAttempt } from "../idempotency/attempt.js";
import { bodyHash } from "../idempotency/body-hash.js";
import type { CheckoutDeps } from "../order-deps.js";
import type { OrderStore } from "../order-store.js";
import { isFree, type Order } from "../order/order.js";
import { resumeJobOfAttempt } from "./payment-jobs.js";
import { replayedOutcome, type PaymentOutcome, type PayOrderOutcome } from "./payment-outcome.js";
import { paymentSource, type CheckedPayment, type PaymentInput } from "./payment-source.js";
import { markPaid, markUnknown } from "./record-payment.js";
import { settleFreeOrder } from "./settle-free-order.js";
import { settlePayment } from "./settle-payment.js";
import { orderEventNotes } from "../order/order-event-notes.js";

export interface PayOrderInput {
  readonly orderId: string;
  readonly idempotencyKey: string;
  readonly payment?: PaymentInput | null;
  readonly expectedTotal?: DecimalMoney | null;
}

/** The checked input, with the total in minor units. */
interface RequestedPayment {
  readonly payment: CheckedPayment;
  readonly expectedTotal?: number | undefined;
}

/**
 * Pays an order that is still CREATED, for example after a decline or after its reservation expired. The amount is the
 * order's total; nothing is charged for an order of 0. If a payment waits for the buyer, nothing is charged: returns the
 * outcome of that payment, even if it has already paid the order. If the outcome of a payment is unknown, asks payments
 * first. `action`: of an admin, who also pays the orders of others, by a card or by a stored payment method of the buyer.
 */
export function payOrder(deps: CheckoutDeps) {
  const { store, clock } = deps;
  const check = payOrderRule(deps.clock, deps.currency);
  const start = startAttempt(deps);
  const renewClaim = renewingClaim(deps);
  const attemptPayment = attemptingPayment(deps);

  return async (
    { orderId, ...input }: PayOrderInput,
    payerId: string,
    action: AdminAction | null = null,
  ): Promise<PayOrderOutcome> => {
    const checked = check(input);
    if (!checked.ok) return { kind: "invalid", fields: checked.fields };
    const order = isUuid(orderId) ? await store.findOrder("id", orderId) : null;
    const ofOther = order?.buyerId !== payerId ? action : null;
    if (!order || (order.buyerId !== payerId && !ofOther)) return { kind: "notFound", orderId };
    const attempt = { buyerId: order.buyerId, operation: "payOrder", key: checked.value.idempotencyKey } as const;
    const requested = { before: { payment: null }, after: { payment: "requested" } };
    const audited = auditJobs(ofOther, { targetType: "Order", targetId: orderId, ...requested });
    const jobs = [resumeJobOfAttempt(orderId, clock.now()), ...audited];
    const claim = await start(attempt, bodyHash({ orderId, ...checked.value }), { orderId, jobs });
    switch (claim.kind) {
      case "otherBody":
        return { kind: "keyReused" };
      case "stillRunning":
        return { kind: "serviceUnavailable", service: "orders" };
      case "answered":
        return replayedOutcome(await currentOrder(store, order), claim.answer);
      case "resumed":
      case "claimed":
        return renewClaim(attempt, () => pay(order, checked.value, attempt));
    }
  };

  async function pay(order: Order, requested: RequestedPayment, attempt: AttemptKey): Promise<PayOrderOutcome> {
    const outcome = await attemptPayment(order, requested, attempt);
    if (outcome.kind !== "paid" && outcome.kind !== "declined") await store.releaseAttempt(attempt);
    return outcome;
  }
}

/** Pays the order under its attempt, unless it is paid, superseded or closed by now. */
function attemptingPayment(deps: CheckoutDeps) {
  const { store, peers } = deps;
  const settle = settlePayment(deps);
  const settleFree = settleFreeOrder(deps);
  const paid = markPaid(deps);
  const unknown = markUnknown(deps);

  return async (order: Order, requested: RequestedPayment, attempt: AttemptKey): Promise<PayOrderOutcome> => {
    const now = await currentOrder(store, order);
    const successor = await successorOf(store, now);
    if (successor) return { kind: "superseded", order: successor };
    if (isPaidByAction(now)) {
      await store.answerAttempt(attempt, now.id, { kind: "paid" });
      return { kind: "paid", order: now };
    }
    if (now.status !== "CREATED") return { kind: "notPayable", order: now };
    const { total } = now;
    if (requested.expectedTotal !== undefined && requested.expectedTotal !== total.amountMinor)
      return { kind: "priceChanged", total };
    try {
      if (isFree(now)) return unlessSoldOut(await settleFree(now, attempt), now);
      // the state from before this attempt was bound to the order
      const found = checkoutProgress(order).step === "CONFIRMING_PAYMENT" ? await findOutcome(now, attempt) : null;
      if (found) return found;
      const source = await paymentSource(peers, requested.payment, now.buyerId);
      if ("kind" in source) return source;
      return unlessSoldOut(await settle(now, source, attempt), now);
    } catch (error) {
      if (error instanceof ServiceUnavailableError) return { kind: "serviceUnavailable", service: error.service };
      // the buyer may have been charged: the claim stays, and the payment's job continues
      throw error;
    }
  };

  /**
   * Asks payments for an unknown outcome. Returns null if no charge was made, and if the provider waits for the buyer.
   */
  async function findOutcome(order: Order, attempt: AttemptKey): Promise<PayOrderOutcome | null> {
    const found = await peers.payments.find(order.id, null);
    if (found.kind === "succeeded")
      return { kind: "paid", order: await paid(order, { attempt, isAuthorized: found.isAuthorized }) };
    if (found.kind !== "pending") return null;
    const detail = orderEventNotes.PROVIDER_OPEN;
    return { kind: "paymentUnknown", order: await unknown(order, { occasion: attemptName(attempt), detail }) };
  }
}

function unlessSoldOut(outcome: PaymentOutcome, order: Order): PayOrderOutcome {
  return outcome.kind === "outOfStock" ? { ...outcome, kind: "soldOut", order } : outcome;
}

async function currentOrder(store: OrderStore, order: Order): Promise<Order> {
  return (await store.findOrder("id", order.id)) ?? order;
}
