import { auditJobs } from "@souk/kernel/audit/admin-action";
import { isAdmin, type Viewer } from "@souk/kernel/identity/viewer";
import { isUuid } from "@souk/kernel/values/uuid";
import type { AttemptKey } from "../idempotency/attempt-store.js";
import type { ChangeOrigin } from "../idempotency/attempt.js";
import type { OrderDeps } from "../order-deps.js";
import type { OrderMove } from "../order-store.js";
import type { OutboxJob } from "../outbox-job.js";
import { planRefund } from "../refund/plan-refund.js";
import { refundJob, takeBackJobs } from "../refund/refund-jobs.js";
import { tryNow } from "../with-fallback.js";
import { actorOf, type Actor } from "./actor.js";
import { mayViewOrder } from "./find-order.js";
import { cancelledMail } from "./order-mails.js";
import { mayBecome } from "./order-transitions.js";
import type { Order, OrderStatus } from "./order.js";
import { orderEventNotes } from "./order-event-notes.js";

export type CancelOrderOutcome =
  | { readonly kind: "cancelled"; readonly order: Order }
  | { readonly kind: "notCancellable"; readonly order: Order }
  | { readonly kind: "notFound"; readonly orderId: string };

/** The buyer can cancel in these statuses; once goods are on their way, only the shop can. */
const cancellableByBuyer: readonly OrderStatus[] = ["CREATED", "PAID"];

/** Cancels an order: releases its reservation, refunds its payment and notifies the buyer. */
export function cancelOrder(deps: OrderDeps) {
  const cancel = cancelUnpaid(deps);
  const cancelRefunding = cancelPaid(deps);
  return async (
    orderId: string,
    viewer: Viewer,
    { action = null, attempt }: ChangeOrigin = {},
  ): Promise<CancelOrderOutcome> => {
    const order = isUuid(orderId) ? await deps.store.findOrder("id", orderId) : null;
    if (!order || !mayViewOrder(viewer, order)) return { kind: "notFound", orderId };
    const allowed =
      mayBecome(order.status, "CANCELLED") && (isAdmin(viewer) || cancellableByBuyer.includes(order.status));
    if (!allowed) return { kind: "notCancellable", order };
    const actor = actorOf(viewer, order.buyerId);
    const isBuyer = actor.startsWith("buyer");
    const change = { before: { status: order.status }, after: { status: "CANCELLED" } };
    const end = {
      actor,
      reason: isBuyer ? orderEventNotes.BY_BUYER : orderEventNotes.BY_SHOP,
      jobs: auditJobs(isBuyer ? null : action, { targetType: "Order", targetId: order.id, ...change }),
      attempt,
    };
    const cancelled = order.status === "CREATED" ? await cancel(order, end) : await cancelRefunding(order, end);
    deps.crashPoint("cancel.closed");
    if (cancelled) return { kind: "cancelled", order: cancelled };
    return { kind: "notCancellable", order: (await deps.store.findOrder("id", orderId)) ?? order };
  };
}

/** Cancels an unpaid order. Returns null if the order is paid or closed by now. */
export function cancelUnpaid({ store, peers, clock }: OrderDeps) {
  return async (order: Order, { actor, reason, jobs = [], attempt }: Cancellation): Promise<Order | null> => {
    const { id: orderId } = order;
    const cancelled = await store.moveOrder({
      orderId,
      from: "CREATED",
      to: "CANCELLED",
      at: clock.now(),
      actor,
      detail: reason,
      jobs: [{ task: "releaseReservation", data: { orderId } }, cancelledMail(order), ...jobs],
      ...answerAsDone(attempt),
    });
    if (cancelled) await tryNow(() => peers.inventory.release(orderId));
    return cancelled;
  };
}

/** The actor who ends an order, and the reason. */
export interface Cancellation {
  readonly actor: Actor;
  readonly reason: string;
  /** Written in addition to the jobs that every end of an order needs. */
  readonly jobs?: readonly OutboxJob[];
  /** The attempt that requested it. */
  readonly attempt?: AttemptKey | null | undefined;
}

/**
 * Cancels a paid order: refunds the money, returns unshipped goods to stock, cancels the shipment and ends the
 * enrollments. The order is closed at once; the outbox does all of these. Refunds in progress continue; their goods and
 * courses are taken back here, whether they succeed or not. Returns null if the order has another status by now.
 */
export function cancelPaid({ store, clock, newId }: OrderDeps) {
  return ({ id, status }: Order, { actor, reason, jobs = [], attempt }: Cancellation): Promise<Order | null> =>
    store.moveUnderLock(id, (order) => {
      if (order.status !== status) return null;
      const plan = planRefund(order, null);
      const refund =
        plan.kind === "planned"
          ? { id: newId(), kind: "CANCEL" as const, lines: plan.lines, amount: plan.amount, reason }
          : null;
      const inProgress = order.refunds.filter(({ kind, state }) => kind === "REFUND" && state === "REQUESTED");
      const refunds = refund ? [...inProgress, refund] : inProgress;
      return {
        orderId: id,
        from: status,
        to: "CANCELLED",
        at: clock.now(),
        actor,
        detail: reason,
        jobs: [
          ...takeBackJobs(order, refunds, { endsShipment: true }),
          ...(refund ? [refundJob(refund.id)] : []),
          cancelledMail(order),
          ...jobs,
        ],
        ...(refund ? { refund } : {}),
        ...answerAsDone(attempt),
      };
    });
}

/** Answers the attempt in the transaction of the change, so that a repeat after a crash does not repeat the change. */
function answerAsDone(key: AttemptKey | null | undefined): Pick<OrderMove, "attempt"> {
  return key ? { attempt: { key, answer: { kind: "done" } } } : {};
}
