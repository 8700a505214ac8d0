import { isAdmin, type Viewer } from "@souk/kernel/identity/viewer";
import type { Order } from "./order/order.js";

/** Returns whether the viewer may see an order: its buyer and admins may. */
export function viewsOrder(viewer: Viewer, order: Pick<Order, "buyerId">): boolean {
  return isAdmin(viewer) || (viewer.kind !== "nobody" && viewer.id === order.buyerId);
}
