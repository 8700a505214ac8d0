import type { AdminAct } from "@souk/kernel/admin-act";
import type { Clock } from "@souk/kernel/clock";
import { isUuid } from "@souk/kernel/uuid";
import type { CatalogStore } from "./catalog-store.js";

export type DeleteProductOutcome =
  { readonly kind: "deleted"; readonly id: string } | { readonly kind: "notFound"; readonly id: string };

/** Retires: carts and orders that refer to the product still find it, nobody can buy it, and its SKU is free again. */
export function deleteProduct({ store, clock }: { store: CatalogStore; clock: Clock }) {
  return async (id: string, act: AdminAct): Promise<DeleteProductOutcome> => {
    const retired = isUuid(id) && (await store.retireProduct(id, { at: clock.now(), act }));
    return retired ? { kind: "deleted", id } : { kind: "notFound", id };
  };
}
