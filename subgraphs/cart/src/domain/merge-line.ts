import type { CourseOffer } from "./course-offers.js";
import { maxLineQuantity } from "./cart-limits.js";
import type { CartProduct } from "./product-catalog.js";

export const mergeOutcomes = ["ADDED", "SUMMED", "CAPPED", "DROPPED"] as const;
export type MergeOutcome = (typeof mergeOutcomes)[number];

export const mergeReasons = [
  "LINE_LIMIT",
  "STOCK",
  "SOLD_OUT",
  "CART_FULL",
  "PRODUCT_GONE",
  "NOT_ON_SALE",
  "ALREADY_OWNED",
  "ALREADY_IN_CART",
  "ACCOUNT_NEEDED",
] as const;
/** Why not all of a line has come into a cart. */
export type MergeReason = (typeof mergeReasons)[number];

/** A line of the guest's cart beside what the account's cart holds of the product, and what the others say of it. */
export interface LineToMerge {
  /** At least 1. */
  readonly guestQuantity: number;
  /** 0 where the account's cart has no such line. */
  readonly accountQuantity: number;
  /** Whether the account's cart can take one more line. */
  readonly hasRoom: boolean;
  readonly product: Pick<CartProduct, "kind" | "isActive"> | undefined;
  /** Of goods; undefined while inventory does not tell. */
  readonly available: number | undefined;
  /** Of a course. */
  readonly offer: CourseOffer | undefined;
  /** Whether the cart that takes it is a guest's, who buys no courses. */
  readonly forGuest: boolean;
}

export interface MergedQuantity {
  readonly outcome: MergeOutcome;
  /** What the account's cart holds afterwards. */
  readonly quantityAfter: number;
  readonly reason: MergeReason | null;
}

/** What becomes of a guest's line. The account's own line never shrinks, however little is left. */
export function mergeLine(line: LineToMerge): MergedQuantity {
  const { product, accountQuantity, hasRoom } = line;
  const dropped = (reason: MergeReason): MergedQuantity => ({
    outcome: "DROPPED",
    quantityAfter: accountQuantity,
    reason,
  });
  if (!product) return dropped("PRODUCT_GONE");
  if (!product.isActive) return dropped("NOT_ON_SALE");
  if (product.kind === "COURSE") {
    if (line.forGuest) return dropped("ACCOUNT_NEEDED");
    if (line.offer?.isOwned) return dropped("ALREADY_OWNED");
    if (!line.offer?.isPublished) return dropped("NOT_ON_SALE");
    if (accountQuantity > 0) return dropped("ALREADY_IN_CART");
  }
  if (accountQuantity === 0 && !hasRoom) return dropped("CART_FULL");
  return product.kind === "COURSE" ? { outcome: "ADDED", quantityAfter: 1, reason: null } : mergeGoods(line);
}

function mergeGoods({ guestQuantity, accountQuantity, available = Infinity }: LineToMerge): MergedQuantity {
  const wanted = accountQuantity + guestQuantity;
  const limit = Math.min(maxLineQuantity, available);
  if (wanted <= limit)
    return { outcome: accountQuantity > 0 ? "SUMMED" : "ADDED", quantityAfter: wanted, reason: null };
  const quantityAfter = Math.max(accountQuantity, limit);
  if (quantityAfter === 0) return { outcome: "DROPPED", quantityAfter, reason: "SOLD_OUT" };
  return { outcome: "CAPPED", quantityAfter, reason: available < maxLineQuantity ? "STOCK" : "LINE_LIMIT" };
}
