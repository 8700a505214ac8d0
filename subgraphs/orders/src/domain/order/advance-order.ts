import { auditJobs, type AdminAction } from "@souk/kernel/audit/admin-action";
import type { Clock } from "@souk/kernel/values/clock";
import { isUuid } from "@souk/kernel/values/uuid";
import type { OrderStore } from "../order-store.js";
import { nextStatuses } from "./order-transitions.js";
import { captureJobs } from "../fulfillment/capture-parcel.js";
import type { Order, OrderStatus } from "./order.js";
import { orderEventNotes } from "./order-event-notes.js";

export type AdvanceOrderOutcome =
  | { readonly kind: "advanced"; readonly order: Order }
  | { readonly kind: "notAllowed"; readonly order: Order; readonly to: OrderStatus }
  | { readonly kind: "notFound"; readonly orderId: string };

/** The statuses that admins can set; paying and cancelling have their own operations. */
const byHand: readonly OrderStatus[] = ["PROCESSING", "COMPLETED"];

/**
 * Moves an order from PAID to PROCESSING to COMPLETED; an order with courses only moves from PAID to COMPLETED. Returns
 * an order that already has the status unchanged.
 */
export function advanceOrder({ store, clock }: { store: OrderStore; clock: Clock }) {
  return async (orderId: string, to: OrderStatus, action: AdminAction): Promise<AdvanceOrderOutcome> => {
    const order = isUuid(orderId) ? await store.findOrder("id", orderId) : null;
    if (!order) return { kind: "notFound", orderId };
    if (!byHand.includes(to)) return { kind: "notAllowed", order, to };
    if (order.status === to) return { kind: "advanced", order };
    if (!nextStatuses(order).includes(to)) return { kind: "notAllowed", order, to };
    const moved = await store.moveOrder({
      orderId,
      from: order.status,
      to,
      at: clock.now(),
      actor: `admin:${action.actor.userId}`,
      detail: orderEventNotes.BY_SHOP,
      jobs: [
        ...(to === "COMPLETED" ? captureJobs(order, null) : []),
        ...auditJobs(action, {
          targetType: "Order",
          targetId: orderId,
          before: { status: order.status },
          after: { status: to },
        }),
      ],
    });
    if (moved) return { kind: "advanced", order: moved };
    return { kind: "notAllowed", order: (await store.findOrder("id", orderId)) ?? order, to };
  };
}
