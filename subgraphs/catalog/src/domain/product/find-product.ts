import { isUuid } from "@souk/kernel/values/uuid";
import { isAdmin, type Viewer } from "@souk/kernel/identity/viewer";
import type { CatalogStore } from "../catalog-store.js";
import type { Product } from "./product.js";

export interface ProductKey {
  readonly id?: string | null;
  readonly sku?: string | null;
  readonly slug?: string | null;
}

export type FindProductOutcome =
  { readonly kind: "found"; readonly product: Product | null } | { readonly kind: "oneKeyNeeded" };

/** Finds a product by exactly one key. Only admins find inactive products. */
export function findProduct({ store }: { store: CatalogStore }) {
  return async (key: ProductKey, viewer: Viewer): Promise<FindProductOutcome> => {
    const given = (["id", "sku", "slug"] as const).flatMap((name) =>
      key[name] == null ? [] : [{ name, value: key[name] }],
    );
    const [only, ...others] = given;
    if (!only || others.length > 0) return { kind: "oneKeyNeeded" };
    if (only.name === "id" && !isUuid(only.value)) return { kind: "found", product: null };
    const product = await store.findProductBy(only.name, only.value);
    return { kind: "found", product: product && (product.isActive || isAdmin(viewer)) ? product : null };
  };
}
