import { checkInput } from "@souk/kernel/errors/invalid-field";
import { isUuid } from "@souk/kernel/values/uuid";
import type { Buyer } from "@souk/kernel/identity/viewer";
import { z } from "zod";
import type { ChangeCartOutcome, ChangeCartDependencies } from "./add-to-cart.js";
import { isExpected, lineOf, type ExpectingChange, maxQuantityOfChange } from "./cart.js";
import { checkPurchase } from "./check-purchase.js";
import { knownValues, readingLineValues } from "./line-values.js";
import { priceCart } from "./price-cart.js";
import { storeRefusal } from "./refusal.js";

const setCartLineRule = z.object({
  quantity: z.int().min(0, "must not be negative").max(maxQuantityOfChange, `must be at most ${maxQuantityOfChange}`),
});

export interface SetCartLineRequest extends ExpectingChange {
  /** The line without values of declared fields when absent. */
  readonly lineId?: string | null | undefined;
}

/** Sets the quantity of a line, or creates the line of a product without values of declared fields. 0 removes the line; without a line, it changes nothing. */
export function setCartLine(deps: ChangeCartDependencies) {
  const setLine = setSomeLine(deps);
  const removeLine = removeSomeLine(deps);
  return async (input: SetCartLineRequest, buyer: Buyer): Promise<ChangeCartOutcome> => {
    const checked = checkInput(setCartLineRule, input);
    if (!checked.ok) return { kind: "invalid", fields: checked.fields };
    const { quantity } = checked.value;
    const productId = input.productId.toLowerCase();
    const { expectedVersion } = input;
    const lineId = input.lineId?.toLowerCase() ?? productId;
    if (quantity === 0) return removeLine({ productId, lineId, quantity, expectedVersion }, buyer);
    if (!isUuid(productId)) return { kind: "productNotFound", productId: input.productId };
    return setLine({ productId, lineId, quantity, expectedVersion }, buyer);
  };
}

interface NamedLine extends ExpectingChange {
  readonly lineId: string;
}

function setSomeLine(deps: ChangeCartDependencies) {
  const { store, clock } = deps;
  const check = checkPurchase(deps);
  const price = priceCart(deps);
  const readValues = readingLineValues(deps.lineFields ?? []);
  return async (requested: NamedLine, buyer: Buyer): Promise<ChangeCartOutcome> => {
    const { productId, lineId, quantity } = requested;
    const contents = await store.readCart(buyer.id);
    if (!isExpected(buyer.id, contents, requested)) return { kind: "otherVersion" };
    const current = lineOf(contents, lineId);
    if (lineId !== productId && current?.productId !== productId)
      return { kind: "invalid", fields: [{ path: "lineId", message: "is no line of the product in this cart" }] };
    const values = current ? knownValues(current.declared) : readValues(productId, null);
    const purchase = await check({
      buyer,
      productId,
      values,
      lineQuantity: quantity,
      requestedQuantity: quantity,
      contents,
    });
    if (purchase.kind !== "sellable") return purchase;
    const { price: seen } = purchase.product;
    const expectedVersion = requested.expectedVersion ?? undefined;
    const line = { productId, declared: current?.declared };
    const change = { buyerId: buyer.id, ...line, quantity, price: seen, at: clock.now(), expectedVersion };
    const outcome = await store.setLine(change);
    if (outcome.kind !== "changed") return storeRefusal(outcome.kind);
    return { kind: "cart", cart: await price(buyer, outcome.contents, purchase.products) };
  };
}

function removeSomeLine(deps: ChangeCartDependencies) {
  const { store, clock } = deps;
  const price = priceCart(deps);
  return async (removed: NamedLine, buyer: Buyer): Promise<ChangeCartOutcome> => {
    const { lineId, quantity } = removed;
    const contents = await store.readCart(buyer.id);
    if (!isExpected(buyer.id, contents, removed)) return { kind: "otherVersion" };
    const current = lineOf(contents, lineId);
    if (!current) return { kind: "cart", cart: await price(buyer, contents) };
    const expectedVersion = removed.expectedVersion ?? undefined;
    const outcome = await store.setLine({
      buyerId: buyer.id,
      productId: current.productId,
      declared: current.declared,
      quantity,
      at: clock.now(),
      expectedVersion,
    });
    if (outcome.kind !== "changed") return storeRefusal(outcome.kind);
    return { kind: "cart", cart: await price(buyer, outcome.contents) };
  };
}
