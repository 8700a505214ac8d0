import type { InvalidField } from "@souk/kernel/errors/invalid-field";
import { isUuid } from "@souk/kernel/values/uuid";
import type { CatalogPeer } from "./peers.js";

export type NotCountable =
  | { readonly kind: "notFound"; readonly productId: string }
  | { readonly kind: "invalid"; readonly fields: readonly InvalidField[] };

/** Returns the reason why units of a product cannot be counted, or null if they can. Throws ServiceUnavailableError. */
export async function checkCountable(products: CatalogPeer, productId: string): Promise<NotCountable | null> {
  const product = isUuid(productId) ? await products.findProduct(productId) : null;
  if (!product) return { kind: "notFound", productId };
  if (product.kind === "PHYSICAL") return null;
  return { kind: "invalid", fields: [{ path: "productId", message: "is a course, which has no stock" }] };
}
