import type { CartProduct, CourseOffer } from "./peers.js";
import { maxLineQuantity } from "./cart.js";

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
  "OWN_COURSE",
  "RULE_REFUSED",
] as const;
/** The reason why a line was not merged completely. */
export type MergeReason = (typeof mergeReasons)[number];

/** A line of the guest's cart, the account's quantity of the product, and the data from the other services. */
export interface LineToMerge {
  /** At least 1. */
  readonly guestQuantity: number;
  /** 0 when the account's cart has no line for the product. */
  readonly accountQuantity: number;
  /** Whether the account's cart can take one more line. */
  readonly hasFreeLine: boolean;
  readonly product: Pick<CartProduct, "kind" | "isActive"> | undefined;
  /** Units of goods in stock; undefined while inventory does not answer. */
  readonly available: number | undefined;
  /** The offer of a course; undefined for goods and for a product without a course. */
  readonly offer: CourseOffer | undefined;
  /** Whether the target cart belongs to a guest, who cannot buy courses. */
  readonly forGuest: boolean;
  /** Whether a rule of the project refuses the addition. */
  readonly isRefusedByRule?: boolean;
}

export interface MergedQuantity {
  readonly outcome: MergeOutcome;
  /** The quantity in the account's cart after the merge. */
  readonly quantityAfter: number;
  readonly reason: MergeReason | null;
}

/** Decides how a guest's line is merged. The account's own line never shrinks, even when the stock is lower. */
export function mergeLine(line: LineToMerge): MergedQuantity {
  const { product, accountQuantity, hasFreeLine } = line;
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
    if (line.offer?.isInstructor) return dropped("OWN_COURSE");
    if (!line.offer?.isPublished) return dropped("NOT_ON_SALE");
    if (accountQuantity > 0) return dropped("ALREADY_IN_CART");
  }
  if (line.isRefusedByRule) return dropped("RULE_REFUSED");
  if (accountQuantity === 0 && !hasFreeLine) return dropped("CART_FULL");
  return product.kind === "COURSE" ? { outcome: "ADDED", quantityAfter: 1, reason: null } : mergeProduct(line);
}

function mergeProduct({ guestQuantity, accountQuantity, available = Infinity }: LineToMerge): MergedQuantity {
  const requested = accountQuantity + guestQuantity;
  const limit = Math.min(maxLineQuantity, available);
  if (requested <= limit)
    return { outcome: accountQuantity > 0 ? "SUMMED" : "ADDED", quantityAfter: requested, reason: null };
  const quantityAfter = Math.max(accountQuantity, limit);
  if (quantityAfter === 0) return { outcome: "DROPPED", quantityAfter, reason: "SOLD_OUT" };
  return { outcome: "CAPPED", quantityAfter, reason: available < maxLineQuantity ? "STOCK" : "LINE_LIMIT" };
}
