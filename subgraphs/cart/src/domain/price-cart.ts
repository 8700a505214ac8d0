import type { Clock } from "@souk/kernel/values/clock";
import { multiplyMoney, sumMoney } from "@souk/kernel/values/money";
import { ServiceUnavailableError } from "@souk/kernel/errors/service-unavailable";
import type { Buyer } from "@souk/kernel/identity/viewer";
import { versionOf, type Cart, type CartContents, type CartLine } from "./cart.js";
import { cartIdOf } from "./cart-id.js";
import type { CartProduct, CartProducts, ProductCatalog } from "./product-catalog.js";

export interface PricingDependencies {
  readonly catalog: ProductCatalog;
  readonly clock: Clock;
  /** The shop's one currency. */
  readonly currency: string;
}

/**
 * Returns a cart at current prices. One request asks catalog for all products that are not in `known`; no request is
 * sent when there are none. A product that catalog no longer knows is left out. When catalog does not answer, the lines
 * show the prices when they were added.
 */
export function priceCart({ catalog, clock, currency }: PricingDependencies) {
  return async (
    buyer: Pick<Buyer, "kind" | "id">,
    contents: CartContents,
    known: CartProducts = new Map(),
  ): Promise<Cart> => {
    const unknown = contents.lines.map((line) => line.productId).filter((id) => !known.has(id));
    const found = unknown.length === 0 ? new Map<string, never>() : await findProducts(catalog, unknown);
    const productOf = (id: string): CartProduct | undefined => known.get(id) ?? found?.get(id);
    const lines = contents.lines.flatMap((line): CartLine[] => {
      const product = productOf(line.productId);
      if (found && !product) return [];
      // after the shop changes its currency, the two prices cannot be compared
      const isComparable = line.priceWhenAdded?.currency === (product?.price.currency ?? currency);
      const priceWhenAdded = isComparable ? line.priceWhenAdded : null;
      const unitPrice = product?.price ?? priceWhenAdded;
      return [{ ...line, unitPrice, lineTotal: unitPrice && multiplyMoney(unitPrice, line.quantity), priceWhenAdded }];
    });
    const totals = lines.flatMap(({ lineTotal }) => lineTotal ?? []);
    return {
      id: cartIdOf(buyer.id),
      version: versionOf(buyer.id, contents),
      customerId: buyer.kind === "user" ? buyer.id : null,
      lines,
      totalQuantity: lines.reduce((sum, { quantity }) => sum + quantity, 0),
      subtotal: totals.length === lines.length ? sumMoney(currency, totals) : null,
      pricesAreCurrent: found !== null,
      needsShipping: lines.some(({ productId }) => productOf(productId)?.kind !== "COURSE"),
      updatedAt: contents.updatedAt ?? clock.now(),
    };
  };
}

/** Returns null when catalog does not answer. */
async function findProducts(catalog: ProductCatalog, ids: readonly string[]): Promise<CartProducts | null> {
  try {
    return await catalog.findProducts(ids);
  } catch (error) {
    if (error instanceof ServiceUnavailableError) return null;
    throw error;
  }
}
