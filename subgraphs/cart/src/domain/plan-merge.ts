import { lineIdOf, quantityOf, unitsOfProduct, type CartLines, type ProductQuantity, maxLines } from "./cart.js";
import { mergeLine, type LineToMerge, type MergedQuantity, type MergeReason } from "./merge-line.js";

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

export const addLineOutcomes = ["ADDED", "CAPPED", "REFUSED"] as const;
export type AddLineOutcome = (typeof addLineOutcomes)[number];

/** The outcome for one product of an addition. */
export interface AddedLine {
  readonly productId: string;
  readonly outcome: AddLineOutcome;
  readonly quantityAdded: number;
  /** Null when the whole quantity was added. */
  readonly reason: MergeReason | null;
}

export interface AdditionPlan {
  readonly lines: readonly AddedLine[];
  /** The changed lines of the cart with their new quantities. */
  readonly changes: readonly ProductQuantity[];
}

/** Plans to add as much as possible of each product, in the given order, by the rules for merging a guest's cart. */
export function planAddition(
  contents: CartLines,
  requested: readonly ProductQuantity[],
  factsOf: (productId: string, lineId: string) => MergeFacts,
): AdditionPlan {
  const { report, changes } = planMerge({ lines: requested }, contents, factsOf);
  return { lines: report.lines.map(addedLineFrom), changes };
}

function addedLineFrom({ productId, quantityBefore, quantityAfter, reason }: MergedLine): AddedLine {
  const quantityAdded = quantityAfter - quantityBefore;
  const added = reason === null ? "ADDED" : "CAPPED";
  return { productId, outcome: quantityAdded === 0 ? "REFUSED" : added, quantityAdded, reason };
}
