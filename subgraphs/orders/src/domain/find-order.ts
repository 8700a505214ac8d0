import { isUuid } from "@souk/kernel/uuid";
import type { Viewer } from "@souk/kernel/viewer";
import type { Order } from "./order.js";
import type { OrderStore } from "./order-store.js";
import { viewsOrder } from "./views-order.js";

export type FindOrderOutcome =
  { readonly kind: "found"; readonly order: Order | null } | { readonly kind: "oneKeyNeeded" };

/** By its id or its number. Another person's order is not there. */
export function findOrder({ store }: { store: OrderStore }) {
  return async (key: { id?: string | null; number?: string | null }, viewer: Viewer): Promise<FindOrderOutcome> => {
    if ((key.id == null) === (key.number == null)) return { kind: "oneKeyNeeded" };
    if (key.id != null && !isUuid(key.id)) return { kind: "found", order: null };
    const order =
      key.id == null ? await store.findOrder("number", key.number ?? "") : await store.findOrder("id", key.id);
    return { kind: "found", order: order && viewsOrder(viewer, order) ? order : null };
  };
}
