import { quantityOf, type HeldLines, type ProductQuantity } from "./cart.js";
import { maxLines } from "./cart-limits.js";
import { mergeLine, type LineToMerge, type MergedQuantity } from "./merge-line.js";

export interface MergedLine extends MergedQuantity {
  readonly productId: string;
  readonly guestQuantity: number;
  /** What the account's cart held before. */
  readonly quantityBefore: number;
}

/** What became of each line of a guest's cart, in that cart's order. */
export interface MergeReport {
  readonly lines: readonly MergedLine[];
}

/** What the other services say of a product of the guest's cart. */
export type MergeFacts = Pick<LineToMerge, "product" | "available" | "offer" | "forGuest">;

export interface MergePlan {
  readonly report: MergeReport;
  /** Lines of the account's cart that change, with their quantities afterwards. */
  readonly changes: readonly ProductQuantity[];
}

/** Lines come into the account's cart in the guest's order, behind its own, until it is full. */
export function planMerge(guest: HeldLines, account: HeldLines, factsOf: (productId: string) => MergeFacts): MergePlan {
  let lineCount = account.lines.length;
  const lines = guest.lines.map(({ productId, quantity: guestQuantity }): MergedLine => {
    const quantityBefore = quantityOf(account, productId);
    const hasRoom = lineCount < maxLines;
    const merged = mergeLine({ guestQuantity, accountQuantity: quantityBefore, hasRoom, ...factsOf(productId) });
    if (quantityBefore === 0 && merged.quantityAfter > 0) lineCount += 1;
    return { productId, guestQuantity, quantityBefore, ...merged };
  });
  const changes = lines
    .filter(({ quantityBefore, quantityAfter }) => quantityAfter !== quantityBefore)
    .map(({ productId, quantityAfter }) => ({ productId, quantity: quantityAfter }));
  return { report: { lines }, changes };
}
