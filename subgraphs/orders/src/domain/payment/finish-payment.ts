import { checkoutProgress } from "./checkout-progress.js";
import type { OpenAttempt } from "../idempotency/attempt-store.js";
import { attemptName, chargeKey, claimStaleMs, renewingClaims } from "../idempotency/attempt.js";
import type { OrderDeps } from "../order-deps.js";
import type { FoundCharge } from "../peers.js";
import { hasEvent } from "../order/order-events.js";
import { orderEventNotes } from "../order/order-event-notes.js";
import { isFree, type Order } from "../order/order.js";
import { tryNow, withFallback } from "../with-fallback.js";
import { markActionRequired, markDeclined, markPaid, markUnknown } from "./record-payment.js";
import { settleFreeOrder } from "./settle-free-order.js";

/** The pause while another process works on the payment. */
const livePauseMs = 1000;
/** After the last renewal of a dead process's claim, its charge may still reach payments for this time. */
const sentChargeMs = 10_000;
/** The pause after a run that threw an error. */
export const failedPauseMs = 5000;
/** The first pause between two requests to payments; each pause is longer than the one before. */
const firstPauseMs = 2000;
const pauseGrowth = 1.5;
const longestPauseMs = 60_000;

/** `retryInMs`: the payment may still change; check it again after this time. */
export type PaymentProgress = { readonly kind: "ended" } | OpenPayment;
interface OpenPayment {
  readonly kind: "open";
  readonly detail: string;
  readonly retryInMs: number;
}

const ended: PaymentProgress = { kind: "ended" };
const beingPaid: PaymentProgress = { kind: "open", detail: orderEventNotes.REQUEST_RUNNING, retryInMs: livePauseMs };

/**
 * Asks payments for the outcome of the order's open payments, and records it on the order. An order of 0 has no payment:
 * becomes PAID.
 */
export function finishPayment(deps: OrderDeps) {
  const { store, peers, clock } = deps;
  const finish = finishAttempt(deps);
  const finishFree = finishFreeOrder(deps);

  return async (orderId: string, round = 0): Promise<PaymentProgress> => {
    const order = await store.findOrder("id", orderId);
    // a charge for an order that was cancelled in the meantime is refunded
    if (order?.status !== "CREATED" && order?.status !== "CANCELLED") return ended;
    const attempts = await store.openAttempts(orderId);
    const staleSince = staleAt(clock.now());
    if (attempts.some(({ claimedAt }) => claimedAt > staleSince)) return beingPaid;
    // a payment in progress may have reserved the stock after the cancellation had released it
    if (isClosedUnpaid(order) && !(await tryNow(() => peers.inventory.release(orderId))))
      return { kind: "open", detail: orderEventNotes.INVENTORY_UNAVAILABLE, retryInMs: failedPauseMs };
    if (isFree(order)) return finishFree(order, attempts);
    if (attempts.length === 0) return isOpen(order) ? finish(order, null, round) : ended;
    for (const attempt of attempts) {
      const progress = await finish(order, attempt, round);
      if (progress.kind === "open") return progress;
    }
    return ended;
  };
}

/** Settles an order of 0 whose process has died. It stays CREATED while its goods are sold out. */
function finishFreeOrder(deps: OrderDeps) {
  const { store, clock } = deps;
  const settle = settleFreeOrder(deps);
  const renewClaims = renewingClaims(deps);

  return async (order: Order, attempts: readonly OpenAttempt[]): Promise<PaymentProgress> => {
    const now = clock.now();
    const keys = attempts.length > 0 ? await store.takeOverAttempts(order.id, now, staleAt(now)) : [];
    if (keys.length < attempts.length) return beingPaid;
    return renewClaims(keys, async () => {
      const outcome = order.status === "CREATED" ? await settle(order, keys[0]) : null;
      for (const key of keys) await store.releaseAttempt(key);
      if (outcome?.kind !== "serviceUnavailable") return ended;
      return { kind: "open", detail: orderEventNotes.INVENTORY_UNAVAILABLE, retryInMs: failedPauseMs };
    });
  };
}

/** Finishes the charge of one attempt whose process has died, or without an attempt, the open charge of the order. */
function finishAttempt(deps: OrderDeps) {
  const { store, peers, clock } = deps;
  const paid = markPaid(deps);
  const declined = markDeclined(deps);
  const unknown = markUnknown(deps);
  const waitForBuyer = markActionRequired(deps);
  const endUncharged = endingUncharged(deps);

  return async (order: Order, attempt: OpenAttempt | null, round: number): Promise<PaymentProgress> => {
    const key = attempt && chargeKey(order.id, attempt.key);
    const charge = await withFallback<FoundCharge | { readonly kind: "unreachable" }>(
      () => peers.payments.find(order.id, key),
      { kind: "unreachable" },
    );
    const retryInMs = Math.min(firstPauseMs * pauseGrowth ** round, longestPauseMs);
    switch (charge.kind) {
      case "succeeded":
        await paid(order, { isAuthorized: charge.isAuthorized, ...(attempt ? { attempt: attempt.key } : {}) });
        return ended;
      case "declined":
        return endDeclined(order, charge, attempt);
      case "actionRequired":
        if (order.status === "CREATED") await waitForBuyer(order, charge);
        if (attempt) await store.releaseAttempt(attempt.key);
        // payments notifies orders of its end
        return { kind: "open", detail: "the provider waits for the buyer", retryInMs: longestPauseMs };
      case "pending":
        return leaveOpen(order, attempt, { kind: "open", detail: orderEventNotes.PROVIDER_OPEN, retryInMs });
      case "unreachable":
        return leaveOpen(order, attempt, { kind: "open", detail: orderEventNotes.PAYMENTS_UNAVAILABLE, retryInMs });
      case "none":
        if (attempt && clock.now().getTime() - attempt.claimedAt.getTime() < sentChargeMs)
          return { kind: "open", detail: "payments knows of no charge yet", retryInMs: firstPauseMs };
        return endUncharged(order, attempt);
    }
  };

  async function endDeclined(
    order: Order,
    { declineCode, paymentId }: Extract<FoundCharge, { kind: "declined" }>,
    attempt: OpenAttempt | null,
  ): Promise<PaymentProgress> {
    if (order.status !== "CREATED") return endUncharged(order, attempt);
    const now = await declined(order, { declineCode, paymentId }, attempt?.key);
    // this is an earlier payment of the order with a known decline: the payment in question was not made
    return attempt === null && isOpen(now) ? endUncharged(now, null) : ended;
  }

  async function leaveOpen(order: Order, attempt: OpenAttempt | null, open: OpenPayment): Promise<PaymentProgress> {
    if (attempt && order.status === "CREATED")
      await unknown(order, { occasion: attemptName(attempt.key), detail: open.detail });
    return open;
  }
}

/**
 * Ends an attempt without a charge: releases the stock, and the order can be paid again. A repeat with the key waits
 * meanwhile.
 */
function endingUncharged(deps: OrderDeps) {
  const { store, peers, clock } = deps;
  const renewClaims = renewingClaims(deps);

  return async (order: Order, attempt: OpenAttempt | null): Promise<PaymentProgress> => {
    const now = clock.now();
    const keys = attempt ? await store.takeOverAttempts(order.id, now, staleAt(now)) : [];
    if (attempt && keys.length === 0) return beingPaid;
    return renewClaims(keys, async () => {
      await releaseStock(order);
      for (const key of keys) await store.releaseAttempt(key);
      return ended;
    });
  };

  async function releaseStock({ id: orderId, status, events }: Order): Promise<void> {
    const isReleased = await tryNow(() => peers.inventory.release(orderId));
    if (status !== "CREATED") return;
    await store.recordEvent({
      orderId,
      whileStatus: "CREATED",
      eventId: `paymentNotMade:${events.length}`,
      type: "paymentNotMade",
      at: clock.now(),
      actor: "payments",
      detail: orderEventNotes.NOT_CHARGED,
      // no job if the stock is released: a later job could release the stock of the next payment
      jobs: isReleased ? [] : [{ task: "releaseReservation", data: { orderId } }],
    });
  }
}

/** A claim that was last renewed before this time belongs to a process that has died. */
function staleAt(now: Date): Date {
  return new Date(now.getTime() - claimStaleMs);
}

/**
 * Returns whether an order was closed before it was paid. The reservation of a paid order must stay, because its commit
 * may still be outstanding.
 */
function isClosedUnpaid(order: Order): boolean {
  return order.status === "CANCELLED" && !hasEvent(order, "orderPaid");
}

/** Returns whether the order's payment is open according to its events. */
function isOpen(order: Order): boolean {
  return ["CONFIRMING_PAYMENT", "ACTION_REQUIRED"].includes(checkoutProgress(order).step);
}
