import type { Clock } from "@souk/kernel/clock";
import { isUuid } from "@souk/kernel/uuid";
import { isAdmin, type Viewer } from "@souk/kernel/viewer";
import { mayBecome } from "./order-transitions.js";
import type { Order } from "./order.js";
import type { Inventory } from "./order-peers.js";
import type { OrderStore } from "./order-store.js";
import { viewsOrder } from "./views-order.js";

export type CancelOrderOutcome =
  | { readonly kind: "cancelled"; readonly order: Order }
  | { readonly kind: "notCancellable"; readonly order: Order }
  | { readonly kind: "notFound"; readonly orderId: string };

export interface CancelParts {
  readonly store: OrderStore;
  readonly inventory: Inventory;
  readonly clock: Clock;
}

/** Ends an order that nobody has paid: its stock is free again, its buyer is told. */
export function cancelOrder(parts: CancelParts) {
  const cancel = cancelUnpaid(parts);
  return async (orderId: string, viewer: Viewer): Promise<CancelOrderOutcome> => {
    const order = isUuid(orderId) ? await parts.store.findOrder("id", orderId) : null;
    if (!order || !viewsOrder(viewer, order)) return { kind: "notFound", orderId };
    const byBuyer = viewer.kind !== "nobody" && viewer.id === order.buyerId;
    const who = byBuyer ? "by the buyer" : isAdmin(viewer) ? "by the shop" : "";
    return cancel(order, who);
  };
}

/** Ends an order whose time to pay is over. An order that was paid or is gone by then stays as it is. */
export function expireOrder(parts: CancelParts) {
  const cancel = cancelUnpaid(parts);
  return async (orderId: string): Promise<void> => {
    const order = await parts.store.findOrder("id", orderId);
    if (order?.status === "CREATED") await cancel(order, "not paid in time");
  };
}

function cancelUnpaid({ store, inventory, clock }: CancelParts) {
  return async (order: Order, detail: string): Promise<CancelOrderOutcome> => {
    if (!mayBecome(order.status, "CANCELLED")) return { kind: "notCancellable", order };
    const { id: orderId, number: orderNumber, buyerId: userId } = order;
    const mail = { eventId: `orderCancelled:${orderId}`, kind: "ORDER_CANCELLED", userId, data: { orderNumber } };
    const cancelled = await store.moveOrder({
      orderId,
      from: order.status,
      to: "CANCELLED",
      at: clock.now(),
      detail,
      jobs: [
        { task: "releaseReservation", data: { orderId } },
        { task: "sendMail", data: mail },
      ],
    });
    if (!cancelled) return { kind: "notCancellable", order: (await store.findOrder("id", orderId)) ?? order };
    await inventory.release(orderId).catch(() => undefined);
    return { kind: "cancelled", order: cancelled };
  };
}
