import type { AdminAction } from "@souk/kernel/audit/admin-action";
import type { Clock } from "@souk/kernel/values/clock";
import { isUuid } from "@souk/kernel/values/uuid";
import type { CatalogStore } from "../catalog-store.js";

export type DeleteProductOutcome =
  | { readonly kind: "deleted"; readonly id: string }
  | { readonly kind: "notFound"; readonly id: string }
  /** The product has another version than the expected one. */
  | { readonly kind: "otherVersion" };

export interface DeletedProduct {
  readonly id: string;
  readonly expectedVersion?: string | null;
}

/** Retires a product: carts and orders can still resolve it, it cannot be bought, and its SKU is free again. */
export function deleteProduct({ store, clock }: { store: CatalogStore; clock: Clock }) {
  return async ({ id, expectedVersion }: DeletedProduct, action: AdminAction): Promise<DeleteProductOutcome> => {
    const cause = { at: clock.now(), action, expectedVersion: expectedVersion ?? undefined };
    const retired = isUuid(id) && (await store.retireProduct(id, cause));
    if (retired === "otherVersion") return { kind: "otherVersion" };
    return retired ? { kind: "deleted", id } : { kind: "notFound", id };
  };
}
