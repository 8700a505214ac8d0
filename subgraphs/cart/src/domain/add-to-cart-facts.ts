import type { Buyer } from "@souk/kernel/identity/viewer";
import type { AddToCartFacts, RuleProduct, RuleQuantity } from "@souk/kernel/project/rules";
import type { HeldLines } from "./cart.js";
import type { CartProduct } from "./product-catalog.js";

/** Returns what a rule may know about an addition. `quantity`: of the product's line after the change. */
export function addToCartFacts({
  buyer,
  product,
  quantity,
  contents,
}: {
  readonly buyer: Pick<Buyer, "kind" | "id">;
  readonly product: CartProduct;
  readonly quantity: number;
  readonly contents: HeldLines;
}): AddToCartFacts {
  return { buyer: ruleBuyerOf(buyer), product: ruleProductOf(product), quantity, cart: quantitiesOf(contents) };
}

export function ruleBuyerOf({ kind, id }: Pick<Buyer, "kind" | "id">): AddToCartFacts["buyer"] {
  return { kind, id };
}

export function ruleProductOf({ id, sku, name, kind, price }: CartProduct): RuleProduct {
  return { id, sku, name, kind, price };
}

export function quantitiesOf({ lines }: HeldLines): RuleQuantity[] {
  return lines.map(({ productId, quantity }) => ({ productId, quantity }));
}
