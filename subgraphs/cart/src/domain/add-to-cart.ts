import type { Clock } from "@souk/kernel/values/clock";
import { checkInput } from "@souk/kernel/errors/invalid-field";
import { isUuid } from "@souk/kernel/values/uuid";
import type { Buyer } from "@souk/kernel/identity/viewer";
import { z } from "zod";
import {
  isExpected,
  lineIdOf,
  quantityOf,
  type Cart,
  type ExpectingChange,
  maxLineQuantity,
  maxQuantityOfChange,
} from "./cart.js";
import type { CartStore } from "./cart-store.js";
import { checkPurchase, type PurchaseDependencies } from "./check-purchase.js";
import { readingLineValues } from "./line-values.js";
import { priceCart, type PricingDependencies } from "./price-cart.js";
import { storeRefusal, type Refusal } from "./refusal.js";

export type ChangeCartOutcome = { readonly kind: "cart"; readonly cart: Cart } | Refusal;

export interface ChangeCartDependencies extends PurchaseDependencies, PricingDependencies {
  readonly store: CartStore;
  readonly clock: Clock;
}

export interface AddToCartRequest extends ExpectingChange {
  /** The values of declared fields; with others, a product gets another line. */
  readonly custom?: unknown;
}

const addToCartRule = z.object({
  quantity: z.int().min(1, "must be at least 1").max(maxQuantityOfChange, `must be at most ${maxQuantityOfChange}`),
});

/** Adds to the line of the product and its values, or creates the line. The quantity of a course stays 1, however often it is added. */
export function addToCart(deps: ChangeCartDependencies) {
  const { store, clock } = deps;
  const check = checkPurchase(deps);
  const price = priceCart(deps);
  const readValues = readingLineValues(deps.lineFields ?? []);
  return async (input: AddToCartRequest, buyer: Buyer): Promise<ChangeCartOutcome> => {
    const checked = checkInput(addToCartRule, input);
    if (!checked.ok) return { kind: "invalid", fields: checked.fields };
    if (!isUuid(input.productId)) return { kind: "productNotFound", productId: input.productId };
    const productId = input.productId.toLowerCase();
    const { quantity } = checked.value;
    const contents = await store.readCart(buyer.id);
    if (!isExpected(buyer.id, contents, input)) return { kind: "otherVersion" };
    const values = readValues(productId, input.custom);
    const line = { productId, declared: values.declared };
    const lineQuantity = quantityOf(contents, lineIdOf(line)) + quantity;
    if (lineQuantity > maxLineQuantity) return storeRefusal("lineQuantityExceeded");
    const purchase = await check({ buyer, productId, values, lineQuantity, requestedQuantity: quantity, contents });
    if (purchase.kind !== "sellable") return purchase;
    const { price: seen } = purchase.product;
    const expectedVersion = input.expectedVersion ?? undefined;
    const change = { buyerId: buyer.id, ...line, quantity, price: seen, at: clock.now(), expectedVersion };
    const outcome = purchase.product.kind === "COURSE" ? await store.setLine(change) : await store.addToLine(change);
    if (outcome.kind !== "changed") return storeRefusal(outcome.kind);
    return { kind: "cart", cart: await price(buyer, outcome.contents, purchase.products) };
  };
}
