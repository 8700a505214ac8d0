import { checkInput } from "@souk/kernel/errors/invalid-field";
import { isUuid } from "@souk/kernel/values/uuid";
import type { Buyer } from "@souk/kernel/identity/viewer";
import { z } from "zod";
import type { ChangeCartOutcome, ChangeCartDependencies } from "./add-to-cart.js";
import { isExpected, quantityOf, type ExpectingChange, maxQuantityOfChange } from "./cart.js";
import { checkPurchase } from "./check-purchase.js";
import { priceCart } from "./price-cart.js";
import { storeRefusal } from "./refusal.js";

const setCartLineRule = z.object({
  quantity: z.int().min(0, "must not be negative").max(maxQuantityOfChange, `must be at most ${maxQuantityOfChange}`),
});

/** Sets the quantity of a line, or creates the line. 0 removes the line; without a line, it changes nothing. */
export function setCartLine(deps: ChangeCartDependencies) {
  const setLine = setSomeLine(deps);
  const removeLine = removeSomeLine(deps);
  return async (input: ExpectingChange, buyer: Buyer): Promise<ChangeCartOutcome> => {
    const checked = checkInput(setCartLineRule, input);
    if (!checked.ok) return { kind: "invalid", fields: checked.fields };
    const { quantity } = checked.value;
    const productId = input.productId.toLowerCase();
    const { expectedVersion } = input;
    if (quantity === 0) return removeLine({ productId, quantity, expectedVersion }, buyer);
    if (!isUuid(productId)) return { kind: "productNotFound", productId: input.productId };
    return setLine({ productId, quantity, expectedVersion }, buyer);
  };
}

function setSomeLine(deps: ChangeCartDependencies) {
  const { store, clock } = deps;
  const check = checkPurchase(deps);
  const price = priceCart(deps);
  return async (wanted: ExpectingChange, buyer: Buyer): Promise<ChangeCartOutcome> => {
    const { productId, quantity } = wanted;
    const contents = await store.readCart(buyer.id);
    if (!isExpected(buyer.id, contents, wanted)) return { kind: "otherVersion" };
    const verdict = await check({ buyer, productId, lineQuantity: quantity, requestedQuantity: quantity, contents });
    if (verdict.kind !== "sellable") return verdict;
    const { price: seen } = verdict.product;
    const expectedVersion = wanted.expectedVersion ?? undefined;
    const change = { buyerId: buyer.id, productId, quantity, price: seen, at: clock.now(), expectedVersion };
    const outcome = await store.setLine(change);
    if (outcome.kind !== "changed") return storeRefusal(outcome.kind);
    return { kind: "cart", cart: await price(buyer, outcome.contents, verdict.products) };
  };
}

function removeSomeLine(deps: ChangeCartDependencies) {
  const { store, clock } = deps;
  const price = priceCart(deps);
  return async (removed: ExpectingChange, buyer: Buyer): Promise<ChangeCartOutcome> => {
    const { productId, quantity } = removed;
    const contents = await store.readCart(buyer.id);
    if (!isExpected(buyer.id, contents, removed)) return { kind: "otherVersion" };
    if (quantityOf(contents, productId) === 0) return { kind: "cart", cart: await price(buyer, contents) };
    const expectedVersion = removed.expectedVersion ?? undefined;
    const outcome = await store.setLine({ buyerId: buyer.id, productId, quantity, at: clock.now(), expectedVersion });
    if (outcome.kind !== "changed") return storeRefusal(outcome.kind);
    return { kind: "cart", cart: await price(buyer, outcome.contents) };
  };
}
