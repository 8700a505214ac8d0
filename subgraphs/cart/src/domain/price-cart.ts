import type { Clock } from "@souk/kernel/clock";
import { multiplyMoney, sumMoney } from "@souk/kernel/money";
import type { Buyer } from "@souk/kernel/viewer";
import type { Cart, CartContents, CartLine } from "./cart.js";
import { cartIdOf } from "./cart-id.js";
import type { CartProduct, CartProducts, ProductCatalog } from "./product-catalog.js";

export interface PricingParts {
  readonly catalog: ProductCatalog;
  readonly clock: Clock;
  /** The shop's one currency. */
  readonly currency: string;
}

/**
 * A cart as its buyer sees it, at the prices of now. Catalog is asked once for all products that are not in `known`, and not
 * at all when there are none. A product that catalog no longer knows is left out. Throws ServiceUnavailableError.
 */
export function priceCart({ catalog, clock, currency }: PricingParts) {
  return async (
    buyer: Pick<Buyer, "kind" | "id">,
    contents: CartContents,
    known: CartProducts = new Map(),
  ): Promise<Cart> => {
    const unknown = contents.lines.map((line) => line.productId).filter((id) => !known.has(id));
    const found: CartProducts = unknown.length === 0 ? new Map() : await catalog.findProducts(unknown);
    const productOf = (id: string): CartProduct | undefined => known.get(id) ?? found.get(id);
    const lines = contents.lines.flatMap((line): CartLine[] => {
      const unitPrice = productOf(line.productId)?.price;
      if (!unitPrice) return [];
      // a shop that has changed its currency: the two prices cannot be compared
      const priceWhenAdded = line.priceWhenAdded?.currency === unitPrice.currency ? line.priceWhenAdded : null;
      return [{ ...line, unitPrice, lineTotal: multiplyMoney(unitPrice, line.quantity), priceWhenAdded }];
    });
    return {
      id: cartIdOf(buyer.id),
      customerId: buyer.kind === "user" ? buyer.id : null,
      lines,
      totalQuantity: lines.reduce((sum, { quantity }) => sum + quantity, 0),
      subtotal: sumMoney(
        currency,
        lines.map(({ lineTotal }) => lineTotal),
      ),
      needsShipping: lines.some(({ productId }) => productOf(productId)?.kind === "PHYSICAL"),
      updatedAt: contents.updatedAt ?? clock.now(),
    };
  };
}
