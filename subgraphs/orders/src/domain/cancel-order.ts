import { isUuid } from "@souk/kernel/uuid";
import { isAdmin, type Viewer } from "@souk/kernel/viewer";
import { actorOf, type Actor } from "./actor.js";
import { atOnce, cancelledMail, closePaidOrder, type CloseParts } from "./close-order.js";
import { mayBecome } from "./order-transitions.js";
import type { Order, OrderStatus } from "./order.js";
import { viewsOrder } from "./views-order.js";

export type CancelOrderOutcome =
  | { readonly kind: "cancelled"; readonly order: Order }
  | { readonly kind: "notCancellable"; readonly order: Order }
  | { readonly kind: "notFound"; readonly orderId: string };

/** What is on its way only the shop can call back. */
const cancellableByBuyer: readonly OrderStatus[] = ["CREATED", "PAID"];

/** Ends an order. What was promised is free again, what was paid goes back, the buyer is told. */
export function cancelOrder(parts: CloseParts) {
  const cancel = cancelUnpaid(parts);
  const close = closePaidOrder(parts);
  return async (orderId: string, viewer: Viewer): Promise<CancelOrderOutcome> => {
    const order = isUuid(orderId) ? await parts.store.findOrder("id", orderId) : null;
    if (!order || !viewsOrder(viewer, order)) return { kind: "notFound", orderId };
    const allowed =
      mayBecome(order.status, "CANCELLED") && (isAdmin(viewer) || cancellableByBuyer.includes(order.status));
    if (!allowed) return { kind: "notCancellable", order };
    const actor = actorOf(viewer, order.buyerId);
    const reason = actor.startsWith("buyer") ? "by the buyer" : "by the shop";
    const cancelled =
      order.status === "CREATED" ? await cancel(order, actor, reason) : await close(order, actor, reason);
    if (cancelled) return { kind: "cancelled", order: cancelled };
    return { kind: "notCancellable", order: (await parts.store.findOrder("id", orderId)) ?? order };
  };
}

/** Null when the order is paid or closed by now. */
export function cancelUnpaid({ store, peers, clock }: CloseParts) {
  return async (order: Order, actor: Actor, detail: string): Promise<Order | null> => {
    const { id: orderId } = order;
    const cancelled = await store.moveOrder({
      orderId,
      from: "CREATED",
      to: "CANCELLED",
      at: clock.now(),
      actor,
      detail,
      jobs: [
        {
          task: "releaseReservation",
          data: { orderId },
        },
        cancelledMail(order),
      ],
    });
    if (cancelled) await atOnce(() => peers.inventory.release(orderId));
    return cancelled;
  };
}
