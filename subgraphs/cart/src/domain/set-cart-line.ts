import { beforeChange } from "@souk/kernel/before-change";
import { checkInput } from "@souk/kernel/invalid-field";
import { isUuid } from "@souk/kernel/uuid";
import type { Buyer } from "@souk/kernel/viewer";
import { z } from "zod";
import type { ChangeCartOutcome, ChangeCartParts } from "./add-to-cart.js";
import { quantityOf, type ProductQuantity } from "./cart.js";
import { maxQuantityOfChange } from "./cart-limits.js";
import { checkPurchase } from "./check-purchase.js";
import { priceCart } from "./price-cart.js";
import { limitRefusal } from "./refusal.js";

const setCartLineRule = z.object({
  quantity: z.int().min(0, "must not be negative").max(maxQuantityOfChange, `must be at most ${maxQuantityOfChange}`),
});

/** Sets the quantity of a line, or makes one; 0 takes it away, and so does no harm where there is none. */
export function setCartLine(parts: ChangeCartParts) {
  const setLine = setSomeLine(parts);
  const removeLine = removeSomeLine(parts);
  return async (input: ProductQuantity, buyer: Buyer): Promise<ChangeCartOutcome> => {
    const checked = checkInput(setCartLineRule, input);
    if (!checked.ok) return { kind: "invalid", fields: checked.fields };
    const { quantity } = checked.value;
    const productId = input.productId.toLowerCase();
    if (quantity === 0) return removeLine(productId, buyer);
    if (!isUuid(productId)) return { kind: "productNotFound", productId: input.productId };
    return setLine({ productId, quantity }, buyer);
  };
}

function setSomeLine(parts: ChangeCartParts) {
  const { store, clock } = parts;
  const check = checkPurchase(parts);
  const price = priceCart(parts);
  return async ({ productId, quantity }: ProductQuantity, buyer: Buyer): Promise<ChangeCartOutcome> => {
    const contents = await store.readCart(buyer.id);
    const verdict = await check({ buyer, productId, lineQuantity: quantity, askedQuantity: quantity, contents });
    if (verdict.kind !== "sellable") return verdict;
    const { price: seen } = verdict.product;
    const outcome = await store.setLine({ buyerId: buyer.id, productId, quantity, price: seen, at: clock.now() });
    if (outcome.kind !== "changed") return limitRefusal(outcome.kind);
    return { kind: "cart", cart: await price(buyer, outcome.contents, verdict.products) };
  };
}

function removeSomeLine(parts: ChangeCartParts) {
  const { store, clock, catalog } = parts;
  const price = priceCart(parts);
  return async (productId: string, buyer: Buyer): Promise<ChangeCartOutcome> => {
    const contents = await store.readCart(buyer.id);
    // the prices of what stays come first: once the line is gone, "nothing was changed" would be untrue
    const staying = contents.lines.map((line) => line.productId).filter((id) => id !== productId);
    const products = await beforeChange(async () =>
      staying.length === 0 ? new Map<string, never>() : await catalog.findProducts(staying),
    );
    if ("kind" in products) return products;
    if (quantityOf(contents, productId) === 0) return { kind: "cart", cart: await price(buyer, contents, products) };
    const outcome = await store.setLine({ buyerId: buyer.id, productId, quantity: 0, at: clock.now() });
    if (outcome.kind !== "changed") return limitRefusal(outcome.kind);
    return { kind: "cart", cart: await price(buyer, outcome.contents, products) };
  };
}
