import type { Clock } from "@souk/kernel/values/clock";
import { checkInput } from "@souk/kernel/errors/invalid-field";
import { isUuid } from "@souk/kernel/values/uuid";
import type { Buyer } from "@souk/kernel/identity/viewer";
import { z } from "zod";
import {
  isExpected,
  quantityOf,
  type Cart,
  type ExpectingChange,
  maxLineQuantity,
  maxQuantityOfChange,
} from "./cart.js";
import type { CartStore } from "./cart-store.js";
import { checkPurchase, type PurchaseDependencies } from "./check-purchase.js";
import { priceCart, type PricingDependencies } from "./price-cart.js";
import { storeRefusal, type Refusal } from "./refusal.js";

export type ChangeCartOutcome = { readonly kind: "cart"; readonly cart: Cart } | Refusal;

export interface ChangeCartDependencies extends PurchaseDependencies, PricingDependencies {
  readonly store: CartStore;
  readonly clock: Clock;
}

const addToCartRule = z.object({
  quantity: z.int().min(1, "must be at least 1").max(maxQuantityOfChange, `must be at most ${maxQuantityOfChange}`),
});

/** Adds to the product's line, or creates the line. The quantity of a course stays 1, however often it is added. */
export function addToCart(deps: ChangeCartDependencies) {
  const { store, clock } = deps;
  const check = checkPurchase(deps);
  const price = priceCart(deps);
  return async (input: ExpectingChange, buyer: Buyer): Promise<ChangeCartOutcome> => {
    const checked = checkInput(addToCartRule, input);
    if (!checked.ok) return { kind: "invalid", fields: checked.fields };
    if (!isUuid(input.productId)) return { kind: "productNotFound", productId: input.productId };
    const productId = input.productId.toLowerCase();
    const { quantity } = checked.value;
    const contents = await store.readCart(buyer.id);
    if (!isExpected(buyer.id, contents, input)) return { kind: "otherVersion" };
    const lineQuantity = quantityOf(contents, productId) + quantity;
    if (lineQuantity > maxLineQuantity) return storeRefusal("lineQuantityExceeded");
    const verdict = await check({ buyer, productId, lineQuantity, requestedQuantity: quantity, contents });
    if (verdict.kind !== "sellable") return verdict;
    const { price: seen } = verdict.product;
    const expectedVersion = input.expectedVersion ?? undefined;
    const change = { buyerId: buyer.id, productId, quantity, price: seen, at: clock.now(), expectedVersion };
    const outcome = verdict.product.kind === "COURSE" ? await store.setLine(change) : await store.addToLine(change);
    if (outcome.kind !== "changed") return storeRefusal(outcome.kind);
    return { kind: "cart", cart: await price(buyer, outcome.contents, verdict.products) };
  };
}
