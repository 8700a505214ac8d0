import { lineIdOf, quantityOf, unitsOfProduct, type CartLines, type ProductQuantity, maxLines } from "./cart.js";
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
export function planMerge(
  guest: CartLines,
  account: CartLines,
  factsOf: (productId: string, lineId: string) => MergeFacts,
): MergePlan {
  let lineCount = account.lines.length;
  const added = new Map<string, number>();
  const planned = guest.lines.map(({ productId, declared, quantity: guestQuantity }) => {
    const lineId = lineIdOf({ productId, declared });
    const quantityBefore = quantityOf(account, lineId);
    const hasFreeLine = lineCount < maxLines;
    const { available, ...facts } = factsOf(productId, lineId);
    const addedUnits = added.get(productId) ?? 0;
    const otherLines = unitsOfProduct(account, productId) - quantityBefore + addedUnits;
    const merged = mergeLine({
      guestQuantity,
      accountQuantity: quantityBefore,
      hasFreeLine,
      available: available === undefined ? undefined : Math.max(0, available - otherLines),
      ...facts,
    });
    if (quantityBefore === 0 && merged.quantityAfter > 0) lineCount += 1;
    added.set(productId, addedUnits + merged.quantityAfter - quantityBefore);
    const line: MergedLine = { productId, guestQuantity, quantityBefore, ...merged };
    return { line, declared };
  });
  const changes = planned
    .filter(({ line }) => line.quantityAfter !== line.quantityBefore)
    .map(({ line, declared }) => ({ productId: line.productId, quantity: line.quantityAfter, ...valuesOf(declared) }));
  return { report: { lines: planned.map(({ line }) => line) }, changes };
}

const valuesOf = (declared: ProductQuantity["declared"]): Pick<ProductQuantity, "declared"> =>
  declared ? { declared } : {};
