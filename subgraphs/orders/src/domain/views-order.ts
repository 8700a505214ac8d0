import { isAdmin, type Viewer } from "@souk/kernel/viewer";
import type { Order } from "./order.js";

/** Its buyer and admins know of an order; to all others it is not there. */
export function viewsOrder(viewer: Viewer, order: Pick<Order, "buyerId">): boolean {
  return isAdmin(viewer) || (viewer.kind !== "nobody" && viewer.id === order.buyerId);
}
