import { auditJobs } from "@souk/kernel/audit/admin-act";
import { isUuid } from "@souk/kernel/values/uuid";
import { isAdmin, type Viewer } from "@souk/kernel/identity/viewer";
import { actorOf } from "../actor.js";
import {
  atOnce,
  cancelledMail,
  closePaidOrder,
  doneBy,
  type CloseParts,
  type EndOfOrder,
} from "../refund/refund-jobs.js";
import { mayBecome } from "./order-transitions.js";
import type { Order, OrderStatus } from "./order.js";
import type { ChangeOrigin } from "../repeatable.js";
import { viewsOrder } from "../views-order.js";

export type CancelOrderOutcome =
  | { readonly kind: "cancelled"; readonly order: Order }
  | { readonly kind: "notCancellable"; readonly order: Order }
  | { readonly kind: "notFound"; readonly orderId: string };

/** The buyer can cancel in these statuses; once goods are on their way, only the shop can. */
const cancellableByBuyer: readonly OrderStatus[] = ["CREATED", "PAID"];

/** Cancels an order: releases its reservation, refunds its payment and notifies the buyer. */
export function cancelOrder(parts: CloseParts) {
  const cancel = cancelUnpaid(parts);
  const close = closePaidOrder(parts);
  return async (
    orderId: string,
    viewer: Viewer,
    { act = null, attempt }: ChangeOrigin = {},
  ): Promise<CancelOrderOutcome> => {
    const order = isUuid(orderId) ? await parts.store.findOrder("id", orderId) : null;
    if (!order || !viewsOrder(viewer, order)) return { kind: "notFound", orderId };
    const allowed =
      mayBecome(order.status, "CANCELLED") && (isAdmin(viewer) || cancellableByBuyer.includes(order.status));
    if (!allowed) return { kind: "notCancellable", order };
    const actor = actorOf(viewer, order.buyerId);
    const isBuyer = actor.startsWith("buyer");
    const change = { before: { status: order.status }, after: { status: "CANCELLED" } };
    const end = {
      actor,
      reason: isBuyer ? "by the buyer" : "by the shop",
      jobs: auditJobs(isBuyer ? null : act, { targetType: "Order", targetId: order.id, ...change }),
      attempt,
    };
    const cancelled = order.status === "CREATED" ? await cancel(order, end) : await close(order, end);
    parts.crashPoint("cancel.closed");
    if (cancelled) return { kind: "cancelled", order: cancelled };
    return { kind: "notCancellable", order: (await parts.store.findOrder("id", orderId)) ?? order };
  };
}

/** Cancels an unpaid order. Returns null if the order is paid or closed by now. */
export function cancelUnpaid({ store, peers, clock }: CloseParts) {
  return async (order: Order, { actor, reason, jobs = [], attempt }: EndOfOrder): Promise<Order | null> => {
    const { id: orderId } = order;
    const cancelled = await store.moveOrder({
      orderId,
      from: "CREATED",
      to: "CANCELLED",
      at: clock.now(),
      actor,
      detail: reason,
      jobs: [
        {
          task: "releaseReservation",
          data: { orderId },
        },
        cancelledMail(order),
        ...jobs,
      ],
      ...doneBy(attempt),
    });
    if (cancelled) await atOnce(() => peers.inventory.release(orderId));
    return cancelled;
  };
}
