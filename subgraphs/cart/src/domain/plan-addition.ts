import type { CartLines, ProductQuantity } from "./cart.js";
import type { MergeReason } from "./merge-line.js";
import { planMerge, type MergedLine, type MergeFacts } from "./plan-merge.js";

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
