import type { Buyer } from "@souk/kernel/identity/viewer";
import type { Cart } from "./cart.js";
import type { CartStore } from "./cart-store.js";
import { priceCart, type PricingDependencies } from "./price-cart.js";
import { isUuid } from "@souk/kernel/values/uuid";

/** Returns the buyer's cart at current prices; an empty cart for a buyer without one. */
export function viewCart({ store, ...pricing }: PricingDependencies & { readonly store: CartStore }) {
  const price = priceCart(pricing);
  return async (buyer: Buyer): Promise<Cart> => price(buyer, await store.readCart(buyer.id));
}

/** Returns a customer's cart for staff; null for an invalid id. */
export function viewCustomerCart({ store, ...pricing }: PricingDependencies & { readonly store: CartStore }) {
  const price = priceCart(pricing);
  return async (customerId: string): Promise<Cart | null> => {
    if (!isUuid(customerId)) return null;
    return price({ kind: "user", id: customerId }, await store.readCart(customerId));
  };
}
