import type { Buyer } from "@souk/kernel/viewer";
import type { Cart } from "./cart.js";
import type { CartStore } from "./cart-store.js";
import { priceCart, type PricingParts } from "./price-cart.js";

/** The buyer's cart at the prices of now; an empty one for who has none. Throws ServiceUnavailableError. */
export function viewCart({ store, ...pricing }: PricingParts & { readonly store: CartStore }) {
  const price = priceCart(pricing);
  return async (buyer: Buyer): Promise<Cart> => price(buyer, await store.readCart(buyer.id));
}
