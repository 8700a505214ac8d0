import type { ReferenceResolver } from "@souk/kernel/graph/federation-fields";
import type { CartDomain } from "../domain/cart-domain.js";
import { cartIdOf } from "../domain/cart-id.js";
import { cartTypeFrom } from "./cart-type.js";

/** Resolves the viewer's own cart by its key; null for another person's cart. */
export function cartReferences(domain: CartDomain): Record<string, ReferenceResolver> {
  return {
    Cart: async ({ id }, { viewer }) => {
      if (viewer.kind === "nobody" || id !== cartIdOf(viewer.id)) return null;
      return cartTypeFrom(await domain.viewCart(viewer));
    },
  };
}
