import { isUuid } from "@souk/kernel/uuid";
import type { Cart } from "./cart.js";
import type { CartStore } from "./cart-store.js";
import { priceCart, type PricingParts } from "./price-cart.js";

/** A customer's cart as staff sees it; null for what is no id. Throws ServiceUnavailableError. */
export function viewCustomerCart({ store, ...pricing }: PricingParts & { readonly store: CartStore }) {
  const price = priceCart(pricing);
  return async (customerId: string): Promise<Cart | null> => {
    if (!isUuid(customerId)) return null;
    return price({ kind: "user", id: customerId }, await store.readCart(customerId));
  };
}
