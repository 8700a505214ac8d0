import type { EntityFields } from "@souk/kernel/custom-fields/entity-fields";
import { unlessUnavailable } from "@souk/kernel/peers/unless-unavailable";
import type { Buyer } from "@souk/kernel/identity/viewer";
import { noRules, type RuleBook, type RuleRefusal } from "@souk/kernel/project/rules";
import { addToCartFacts } from "./add-to-cart-facts.js";
import { lineIdOf, quantityOf, unitsOfProduct, type CartLines } from "./cart.js";
import type { GivenValues } from "./line-values.js";
import type { CartProduct, CartProducts, CoursesPeer, CatalogPeer, InventoryPeer } from "./peers.js";
import type { Refusal, UnavailableReason } from "./refusal.js";

export interface PurchaseDependencies {
  readonly catalog: CatalogPeer;
  readonly stock: InventoryPeer;
  readonly courses: CoursesPeer;
  /** Absent in a shop without rules. */
  readonly rules?: RuleBook;
  /** The fields that the shop has declared for order lines. */
  readonly lineFields?: EntityFields;
}

export interface PurchaseRequest {
  readonly buyer: Buyer;
  readonly productId: string;
  readonly values: GivenValues;
  /** The line's quantity after the change. */
  readonly lineQuantity: number;
  /** The quantity that the buyer asked for. For a course, more than 1 is refused. */
  readonly requestedQuantity: number;
  /** The present cart: one request asks catalog for its products and the new one. */
  readonly contents: CartLines;
}

export type PurchaseOutcome =
  { readonly kind: "sellable"; readonly product: CartProduct; readonly products: CartProducts } | Refusal;

/**
 * Returns whether a buyer can put this quantity of a product into the cart. Checkout checks again, because everything
 * may have changed by then.
 */
export function checkPurchase({ catalog, stock, courses, rules = noRules, lineFields = [] }: PurchaseDependencies) {
  return (requested: PurchaseRequest): Promise<PurchaseOutcome> =>
    unlessUnavailable(async () => {
      const { productId, contents } = requested;
      const ids = new Set([...contents.lines.map((line) => line.productId), productId]);
      const products = await catalog.findProducts([...ids]);
      const product = products.get(productId);
      if (!product) return { kind: "productNotFound", productId };
      if (!product.isActive) return notOnSale(product, contents);
      const invalid = valuesRefusal(product, requested);
      if (invalid) return invalid;
      const refusal =
        product.kind === "COURSE"
          ? await courseRefusal(courses, product, requested)
          : await stockRefusal(stock, product, requested);
      if (refusal) return refusal;
      const refusedByRule = await ruleRefusal({ rules, lineFields }, product, requested);
      return refusedByRule ?? { kind: "sellable", product, products };
    });
}

/** A course has one line, so it has no values of declared fields. */
function valuesRefusal({ kind }: CartProduct, { values }: PurchaseRequest): Refusal | null {
  if (kind === "PHYSICAL") return values.faults.length > 0 ? { kind: "invalid", fields: values.faults } : null;
  return values.isGiven ? { kind: "invalid", fields: [{ path: "custom", message: "is for goods only" }] } : null;
}

async function courseRefusal(
  courses: CoursesPeer,
  product: CartProduct,
  { buyer, requestedQuantity }: PurchaseRequest,
): Promise<Refusal | null> {
  if (requestedQuantity > 1)
    return { kind: "invalid", fields: [{ path: "quantity", message: "must be 1 for a course" }] };
  // an enrollment belongs to an account
  if (buyer.kind === "guest") return unavailable(product, "accountNeeded");
  const offer = (await courses.findOffers(buyer.id, [product.id])).get(product.id);
  if (offer?.isOwned) return { kind: "alreadyOwned", productId: product.id };
  if (offer?.isInstructor) return unavailable(product, "ownCourse");
  return offer?.isPublished ? null : unavailable(product, "courseNotPublished");
}

async function stockRefusal(
  stock: InventoryPeer,
  product: CartProduct,
  { values, lineQuantity, contents }: PurchaseRequest,
): Promise<Refusal | null> {
  // reducing a line is always allowed, even below the available stock
  const lineId = lineIdOf({ productId: product.id, declared: values.declared });
  const more = lineQuantity - quantityOf(contents, lineId);
  if (more <= 0) return null;
  const requested = unitsOfProduct(contents, product.id) + more;
  const available = (await stock.availableUnits([product.id])).get(product.id);
  if (available === undefined || requested <= available) return null;
  return { kind: "outOfStock", shortages: [{ productId: product.id, requested, available }] };
}

/** Reducing a line is always allowed. */
async function ruleRefusal(
  { rules, lineFields }: { readonly rules: RuleBook; readonly lineFields: EntityFields },
  product: CartProduct,
  { buyer, values: { declared }, lineQuantity, contents }: PurchaseRequest,
): Promise<RuleRefusal | null> {
  const lineId = lineIdOf({ productId: product.id, declared });
  if (!rules.has("beforeAddToCart") || lineQuantity <= quantityOf(contents, lineId)) return null;
  return rules.beforeAddToCart(
    addToCartFacts({ buyer, product, quantity: lineQuantity, contents, declared, lineFields }),
  );
}

/** A course that is not on sale may be a draft. Only a buyer who has it in the cart already gets its name. */
function notOnSale(product: CartProduct, contents: CartLines): Refusal {
  const isKnown = product.kind !== "COURSE" || unitsOfProduct(contents, product.id) > 0;
  return isKnown ? unavailable(product, "notOnSale") : { kind: "courseNotOnSale", productId: product.id };
}

function unavailable({ id, name }: CartProduct, reason: UnavailableReason): Refusal {
  return { kind: "productUnavailable", productId: id, name, reason };
}
