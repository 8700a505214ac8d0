import { quantityOf, type HeldLines, type ProductQuantity, maxLines } from "./cart.js";
import { mergeLine, type LineToMerge, type MergedQuantity } from "./merge-line.js";

export interface MergedLine extends MergedQuantity {
  readonly productId: string;
  readonly guestQuantity: number;
  /** The quantity in the account's cart before the merge. */
  readonly quantityBefore: number;
}

/** The outcome for each line of a guest's cart, in that cart's order. */
export interface MergeReport {
  readonly lines: readonly MergedLine[];
}

/** The data from the other services about a product of the guest's cart. */
export type MergeFacts = Pick<LineToMerge, "product" | "available" | "offer" | "forGuest" | "isRefusedByRule">;

export interface MergePlan {
  readonly report: MergeReport;
  /** The changed lines of the account's cart with their new quantities. */
  readonly changes: readonly ProductQuantity[];
}

/** Plans to append the guest's lines to the account's cart, in the guest's order, until it is full. */
export function planMerge(guest: HeldLines, account: HeldLines, factsOf: (productId: string) => MergeFacts): MergePlan {
  let lineCount = account.lines.length;
  const lines = guest.lines.map(({ productId, quantity: guestQuantity }): MergedLine => {
    const quantityBefore = quantityOf(account, productId);
    const hasFreeLine = lineCount < maxLines;
    const merged = mergeLine({ guestQuantity, accountQuantity: quantityBefore, hasFreeLine, ...factsOf(productId) });
    if (quantityBefore === 0 && merged.quantityAfter > 0) lineCount += 1;
    return { productId, guestQuantity, quantityBefore, ...merged };
  });
  const changes = lines
    .filter(({ quantityBefore, quantityAfter }) => quantityAfter !== quantityBefore)
    .map(({ productId, quantityAfter }) => ({ productId, quantity: quantityAfter }));
  return { report: { lines }, changes };
}
