import { isUuid } from "@souk/kernel/values/uuid";
import type { Cart } from "./cart.js";
import type { CartStore } from "./cart-store.js";
import { priceCart, type PricingDependencies } from "./price-cart.js";

/** Returns a customer's cart for staff; null for an invalid id. */
export function viewCustomerCart({ store, ...pricing }: PricingDependencies & { readonly store: CartStore }) {
  const price = priceCart(pricing);
  return async (customerId: string): Promise<Cart | null> => {
    if (!isUuid(customerId)) return null;
    return price({ kind: "user", id: customerId }, await store.readCart(customerId));
  };
}
