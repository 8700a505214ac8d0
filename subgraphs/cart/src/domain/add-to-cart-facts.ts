import { defaultValues } from "@souk/kernel/custom-fields/custom-input";
import type { CustomValues, EntityFields } from "@souk/kernel/custom-fields/entity-fields";
import type { Buyer } from "@souk/kernel/identity/viewer";
import type { AddToCartFacts, RuleProduct, RuleQuantity } from "@souk/kernel/project/rules";
import type { CartLines } from "./cart.js";
import type { LineValues } from "./line-values.js";
import type { CartProduct } from "./peers.js";

/** Returns what a rule may know about an addition. `quantity`: of the product's line after the change. */
export function addToCartFacts({
  buyer,
  product,
  quantity,
  contents,
  declared,
  lineFields,
}: {
  readonly buyer: Pick<Buyer, "kind" | "id">;
  readonly product: CartProduct;
  readonly quantity: number;
  readonly contents: CartLines;
  readonly declared: LineValues | undefined;
  readonly lineFields: EntityFields;
}): AddToCartFacts {
  return {
    buyer: ruleBuyerOf(buyer),
    product: ruleProductOf(product),
    quantity,
    custom: ruleValuesOf(lineFields, declared),
    cart: quantitiesOf(contents),
  };
}

/** Returns the values of a line as the order will have them. */
export function ruleValuesOf(lineFields: EntityFields, declared: LineValues | undefined): CustomValues {
  return { ...defaultValues(lineFields), ...declared?.custom };
}

export function ruleBuyerOf({ kind, id }: Pick<Buyer, "kind" | "id">): AddToCartFacts["buyer"] {
  return { kind, id };
}

export function ruleProductOf({ id, sku, name, kind, price }: CartProduct): RuleProduct {
  return { id, sku, name, kind, price };
}

export function quantitiesOf({ lines }: CartLines): RuleQuantity[] {
  return lines.map(({ productId, quantity }) => ({ productId, quantity }));
}
