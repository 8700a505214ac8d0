import type { EntityFields } from "@souk/kernel/custom-fields/entity-fields";
import type { Clock } from "@souk/kernel/values/clock";
import { multiplyMoney, sumMoney } from "@souk/kernel/values/money";
import { isUuid } from "@souk/kernel/values/uuid";
import { ServiceUnavailableError } from "@souk/kernel/errors/service-unavailable";
import type { Buyer } from "@souk/kernel/identity/viewer";
import { noRules, type AdjustedPrice, type RuleBook } from "@souk/kernel/project/rules";
import { quantitiesOf, ruleBuyerOf, ruleProductOf, ruleValuesOf } from "./add-to-cart-facts.js";
import { lineIdOf, versionOf, type Cart, type CartContents, type CartLine } from "./cart.js";
import { cartIdOf } from "./cart-id.js";
import type { CartStore } from "./cart-store.js";
import type { CartProduct, CartProducts, CatalogPeer } from "./peers.js";

export interface PricingDependencies {
  readonly catalog: CatalogPeer;
  readonly clock: Clock;
  /** The shop's one currency. */
  readonly currency: string;
  /** Absent in a shop without rules. */
  readonly rules?: RuleBook;
  /** The fields that the shop has declared for order lines. */
  readonly lineFields?: EntityFields;
}

/** Returns the buyer's cart at current prices; an empty cart for a buyer without one. */
export function viewCart({ store, ...pricing }: PricingDependencies & { readonly store: CartStore }) {
  const price = priceCart(pricing);
  return async (buyer: Buyer): Promise<Cart> => price(buyer, await store.readCart(buyer.id));
}

/** Returns a customer's cart for staff; null for an invalid id. */
export function viewCustomerCart({ store, ...pricing }: PricingDependencies & { readonly store: CartStore }) {
  const price = priceCart(pricing);
  return async (customerId: string): Promise<Cart | null> => {
    if (!isUuid(customerId)) return null;
    return price({ kind: "user", id: customerId }, await store.readCart(customerId));
  };
}

/**
 * Returns a cart at current prices. One request asks catalog for all products that are not in `known`; no request is
 * sent when there are none. A product that catalog no longer knows is left out. When catalog does not answer, the lines
 * show the prices when they were added; when a rule fails, the prices of the catalog.
 */
export function priceCart({ catalog, clock, currency, rules = noRules, lineFields = [] }: PricingDependencies) {
  const adjust = adjustPrices(rules, lineFields);
  return async (
    buyer: Pick<Buyer, "kind" | "id">,
    contents: CartContents,
    known: CartProducts = new Map(),
  ): Promise<Cart> => {
    const ids = new Set(contents.lines.map((line) => line.productId));
    const unknown = [...ids].filter((id) => !known.has(id));
    const found = unknown.length === 0 ? new Map<string, never>() : await findProducts(catalog, unknown);
    const productOf = (id: string): CartProduct | undefined => known.get(id) ?? found?.get(id);
    const adjusted = await adjust(buyer, contents, productOf);
    const lines = contents.lines.flatMap((line): CartLine[] => {
      const product = productOf(line.productId);
      if (found && !product) return [];
      // after the shop changes its currency, the two prices cannot be compared
      const isComparable = line.priceWhenAdded?.currency === (product?.price.currency ?? currency);
      const { unitPrice: rulePrice, adjustments = [] } = adjusted?.get(lineIdOf(line)) ?? {};
      // a rule's price depends on more than the catalog: it is no change of the product's price
      const priceWhenAdded = isComparable && adjustments.length === 0 ? line.priceWhenAdded : null;
      const unitPrice = rulePrice ?? product?.price ?? priceWhenAdded;
      const lineTotal = unitPrice && multiplyMoney(unitPrice, line.quantity);
      return [{ ...line, unitPrice, lineTotal, priceWhenAdded, adjustments }];
    });
    const totals = lines.flatMap(({ lineTotal }) => lineTotal ?? []);
    return {
      id: cartIdOf(buyer.id),
      buyerId: buyer.id,
      version: versionOf(buyer.id, contents),
      customerId: buyer.kind === "user" ? buyer.id : null,
      lines,
      totalQuantity: lines.reduce((sum, { quantity }) => sum + quantity, 0),
      subtotal: totals.length === lines.length ? sumMoney(currency, totals) : null,
      pricesAreCurrent: found !== null && adjusted !== null,
      needsShipping: lines.some(({ productId }) => productOf(productId)?.kind !== "COURSE"),
      updatedAt: contents.updatedAt ?? clock.now(),
    };
  };
}

/** Returns the prices by the rules, by line; null when a rule fails: the cart then shows the catalog's prices. */
function adjustPrices(rules: RuleBook, lineFields: EntityFields) {
  return async (
    buyer: Pick<Buyer, "kind" | "id">,
    contents: CartContents,
    productOf: (id: string) => CartProduct | undefined,
  ): Promise<ReadonlyMap<string, AdjustedPrice> | null> => {
    const prices = new Map<string, AdjustedPrice>();
    if (!rules.has("priceLine")) return prices;
    const shared = { buyer: ruleBuyerOf(buyer), cart: quantitiesOf(contents) };
    try {
      for (const line of contents.lines) {
        const product = productOf(line.productId);
        if (!product) continue;
        const custom = ruleValuesOf(lineFields, line.declared);
        const facts = { ...shared, product: ruleProductOf(product), quantity: line.quantity, custom };
        prices.set(lineIdOf(line), await rules.priceLine(facts));
      }
      return prices;
    } catch (error) {
      if (error instanceof ServiceUnavailableError) return null;
      throw error;
    }
  };
}

/** Returns null when catalog does not answer. */
async function findProducts(catalog: CatalogPeer, ids: readonly string[]): Promise<CartProducts | null> {
  try {
    return await catalog.findProducts(ids);
  } catch (error) {
    if (error instanceof ServiceUnavailableError) return null;
    throw error;
  }
}
