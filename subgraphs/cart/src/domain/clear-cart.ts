import type { Buyer } from "@souk/kernel/identity/viewer";
import type { Cart } from "./cart.js";
import type { CartStore } from "./cart-store.js";
import { priceCart, type PricingDependencies } from "./price-cart.js";

/** Removes every line. Calls no other subgraph. */
export function clearCart({ store, ...pricing }: PricingDependencies & { readonly store: CartStore }) {
  const price = priceCart(pricing);
  return async (buyer: Buyer): Promise<Cart> => price(buyer, await store.clearCart(buyer.id, pricing.clock.now()));
}
