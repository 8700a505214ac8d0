import { isUuid } from "@souk/kernel/values/uuid";
import type { Viewer } from "@souk/kernel/identity/viewer";
import type { Order } from "./order.js";
import type { OrderStore } from "../order-store.js";
import { viewsOrder } from "../views-order.js";

export type FindOrderOutcome =
  { readonly kind: "found"; readonly order: Order | null } | { readonly kind: "oneKeyNeeded" };

/** Finds an order by its id or its number. Returns null for an order that the viewer may not see. */
export function findOrder({ store }: { store: OrderStore }) {
  return async (key: { id?: string | null; number?: string | null }, viewer: Viewer): Promise<FindOrderOutcome> => {
    if ((key.id == null) === (key.number == null)) return { kind: "oneKeyNeeded" };
    if (key.id != null && !isUuid(key.id)) return { kind: "found", order: null };
    const order =
      key.id == null ? await store.findOrder("number", key.number ?? "") : await store.findOrder("id", key.id);
    return { kind: "found", order: order && viewsOrder(viewer, order) ? order : null };
  };
}
