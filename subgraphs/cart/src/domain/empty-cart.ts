import type { Clock } from "@souk/kernel/values/clock";
import { isUuid } from "@souk/kernel/values/uuid";
import type { BoughtLines, CartStore } from "./cart-store.js";
import type { Buyer } from "@souk/kernel/identity/viewer";
import type { Cart } from "./cart.js";
import { priceCart, type PricingDependencies } from "./price-cart.js";

/** Removes every line. Calls no other subgraph. Returns null when the cart has another version than the expected one. */
export function clearCart({ store, ...pricing }: PricingDependencies & { readonly store: CartStore }) {
  const price = priceCart(pricing);
  return async (buyer: Buyer, expectedVersion?: string | null): Promise<Cart | null> => {
    const contents = await store.clearCart(buyer.id, pricing.clock.now(), expectedVersion ?? undefined);
    return contents && price(buyer, contents);
  };
}

export interface BoughtOrder extends Pick<BoughtLines, "orderId" | "buyerId"> {
  readonly lines: readonly {
    readonly productId: string;
    /** The id of a line with values of declared fields. */
    readonly lineId?: string | null | undefined;
    readonly quantity: number;
  }[];
}

/** Removes the units that an order bought from its buyer's cart; units added since stay. A repeat changes nothing. */
export function removeBought({ store, clock }: { readonly store: CartStore; readonly clock: Clock }) {
  return async ({ orderId, buyerId, lines }: BoughtOrder): Promise<void> => {
    if (!isUuid(orderId) || !isUuid(buyerId)) return;
    const bought = lines
      .filter(({ productId, quantity }) => isUuid(productId) && quantity > 0)
      .map(({ productId, lineId, quantity }) => ({ productId: (lineId ?? productId).toLowerCase(), quantity }));
    await store.removeBought({ orderId, buyerId, lines: bought, at: clock.now() });
  };
}
