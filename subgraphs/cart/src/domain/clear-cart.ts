import type { Buyer } from "@souk/kernel/identity/viewer";
import type { Cart } from "./cart.js";
import type { CartStore } from "./cart-store.js";
import { priceCart, type PricingParts } from "./price-cart.js";

/** Removes every line. Calls no other subgraph. */
export function clearCart({ store, ...pricing }: PricingParts & { readonly store: CartStore }) {
  const price = priceCart(pricing);
  return async (buyer: Buyer): Promise<Cart> => price(buyer, await store.clearCart(buyer.id, pricing.clock.now()));
}
