import { beforeChange } from "@souk/kernel/before-change";
import type { Buyer } from "@souk/kernel/viewer";
import { quantityOf, type HeldLines } from "./cart.js";
import type { CourseOffers } from "./course-offers.js";
import type { CartProduct, CartProducts, ProductCatalog } from "./product-catalog.js";
import type { Refusal, UnavailableReason } from "./refusal.js";
import type { StockLevels } from "./stock-levels.js";

export interface PurchaseParts {
  readonly catalog: ProductCatalog;
  readonly stock: StockLevels;
  readonly courses: CourseOffers;
}

export interface WantedPurchase {
  readonly buyer: Buyer;
  readonly productId: string;
  /** What the line would hold. */
  readonly lineQuantity: number;
  /** What the buyer asked for; for a course, of which one is enough. */
  readonly askedQuantity: number;
  /** The cart as it is: its products are asked of catalog together with the new one. */
  readonly contents: HeldLines;
}

export type PurchaseVerdict =
  { readonly kind: "sellable"; readonly product: CartProduct; readonly products: CartProducts } | Refusal;

/** Whether a buyer can put so much of a product into the cart. Checkout asks again: by then all of it may have changed. */
export function checkPurchase({ catalog, stock, courses }: PurchaseParts) {
  return (wanted: WantedPurchase): Promise<PurchaseVerdict> =>
    beforeChange(async () => {
      const { productId, contents } = wanted;
      const ids = new Set([...contents.lines.map((line) => line.productId), productId]);
      const products = await catalog.findProducts([...ids]);
      const product = products.get(productId);
      if (!product) return { kind: "productNotFound", productId };
      if (!product.isActive) return notOnSale(product, contents);
      const refusal =
        product.kind === "COURSE"
          ? await courseRefusal(courses, product, wanted)
          : await stockRefusal(stock, product, wanted);
      return refusal ?? { kind: "sellable", product, products };
    });
}

async function courseRefusal(
  courses: CourseOffers,
  product: CartProduct,
  { buyer, askedQuantity }: WantedPurchase,
): Promise<Refusal | null> {
  if (askedQuantity > 1) return { kind: "invalid", fields: [{ path: "quantity", message: "must be 1 for a course" }] };
  // an enrollment belongs to an account
  if (buyer.kind === "guest") return unavailable(product, "accountNeeded");
  const offer = (await courses.findOffers(buyer.id, [product.id])).get(product.id);
  if (offer?.isOwned) return { kind: "alreadyOwned", productId: product.id };
  return offer?.isPublished ? null : unavailable(product, "courseNotPublished");
}

async function stockRefusal(
  stock: StockLevels,
  product: CartProduct,
  { lineQuantity, contents }: WantedPurchase,
): Promise<Refusal | null> {
  // taking less is never refused, however little is left
  if (lineQuantity <= quantityOf(contents, product.id)) return null;
  const available = (await stock.availableUnits([product.id])).get(product.id);
  if (available === undefined || lineQuantity <= available) return null;
  return { kind: "outOfStock", shortages: [{ productId: product.id, requested: lineQuantity, available }] };
}

/** Of a course that is not on sale only those know who put it into their cart while it was; for others it may be a draft. */
function notOnSale(product: CartProduct, contents: HeldLines): Refusal {
  const isKnown = product.kind !== "COURSE" || quantityOf(contents, product.id) > 0;
  return isKnown ? unavailable(product, "notOnSale") : { kind: "courseNotOnSale", productId: product.id };
}

function unavailable({ id, name }: CartProduct, reason: UnavailableReason): Refusal {
  return { kind: "productUnavailable", productId: id, name, reason };
}
