import { isAdmin, type Viewer } from "@souk/kernel/identity/viewer";
import { isUuid } from "@souk/kernel/values/uuid";
import type { PlacementStore } from "../checkout/placement-store.js";
import type { OrderStore } from "../order-store.js";
import type { Order } from "./order.js";

export type FindOrderOutcome =
  { readonly kind: "found"; readonly order: Order | null } | { readonly kind: "oneKeyNeeded" };

/** Finds an order by its id or its number. Returns null for an order that the viewer may not see. */
export function findOrder({ store }: { store: OrderStore }) {
  return async (key: { id?: string | null; number?: string | null }, viewer: Viewer): Promise<FindOrderOutcome> => {
    if ((key.id == null) === (key.number == null)) return { kind: "oneKeyNeeded" };
    if (key.id != null && !isUuid(key.id)) return { kind: "found", order: null };
    const order =
      key.id == null ? await store.findOrder("number", key.number ?? "") : await store.findOrder("id", key.id);
    return { kind: "found", order: order && mayViewOrder(viewer, order) ? order : null };
  };
}

/**
 * Finds the order into which a version of the viewer's cart was converted. Returns null while no order of this version is
 * paid, and after that order was cancelled.
 */
export function findConvertedCart({ store }: { store: Pick<PlacementStore, "findOrderOfCart"> }) {
  return async (version: string, viewer: Viewer): Promise<Order | null> => {
    const order = await store.findOrderOfCart(version);
    return order && order.status !== "CREATED" && mayViewOrder(viewer, order) ? order : null;
  };
}

/** Returns whether the viewer may see an order: its buyer and admins may. */
export function mayViewOrder(viewer: Viewer, order: Pick<Order, "buyerId">): boolean {
  return isAdmin(viewer) || (viewer.kind !== "nobody" && viewer.id === order.buyerId);
}
