import type { CartLineFragment } from "./cart-line.generated";

type Line = Pick<CartLineFragment, "quantity" | "unitPrice" | "priceWhenAdded" | "product">;
type Amount = CartLineFragment["unitPrice"];

/** A notice about a line that the buyer needs before they order. */
export type LineNotice =
  | { readonly kind: "priceChanged"; readonly from: Amount; readonly to: Amount }
  | { readonly kind: "soldOut" }
  | { readonly kind: "tooFew"; readonly available: number }
  | { readonly kind: "notOnSale" };

export function lineNoticesOf({ quantity, unitPrice, priceWhenAdded, product }: Line): readonly LineNotice[] {
  if (!product?.isActive) return [{ kind: "notOnSale" }];
  const { stock } = product;
  const notices: LineNotice[] = [];
  if (stock && !stock.inStock) notices.push({ kind: "soldOut" });
  else if (stock && stock.available < quantity) notices.push({ kind: "tooFew", available: stock.available });
  if (priceWhenAdded && !isSame(priceWhenAdded, unitPrice)) {
    notices.push({ kind: "priceChanged", from: priceWhenAdded, to: unitPrice });
  }
  return notices;
}

function isSame(one: Amount, other: Amount): boolean {
  return one.amount === other.amount && one.currency === other.currency;
}

/** Returns true if the line cannot be ordered as it is. A changed price does not block it. */
export function isBlocked(line: Line): boolean {
  return lineNoticesOf(line).some(({ kind }) => kind !== "priceChanged");
}

/** Returns true for products whose stock is unknown because inventory does not answer. */
export function hasUnknownStock({ product }: Line): boolean {
  return product?.kind === "PHYSICAL" && !product.stock;
}
