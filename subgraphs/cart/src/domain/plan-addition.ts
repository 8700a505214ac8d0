import type { HeldLines, ProductQuantity } from "./cart.js";
import type { MergeReason } from "./merge-line.js";
import { planMerge, type MergedLine, type MergeFacts } from "./plan-merge.js";

export const addLineOutcomes = ["ADDED", "CAPPED", "REFUSED"] as const;
export type AddLineOutcome = (typeof addLineOutcomes)[number];

/** What became of one product that was to be added. */
export interface AddedLine {
  readonly productId: string;
  readonly outcome: AddLineOutcome;
  readonly quantityAdded: number;
  /** Of what was not added whole. */
  readonly reason: MergeReason | null;
}

export interface AdditionPlan {
  readonly lines: readonly AddedLine[];
  /** Lines of the cart that change, with their quantities afterwards. */
  readonly changes: readonly ProductQuantity[];
}

/** As much of each as goes, in the order in which they are given, by the rules by which a guest's cart is merged. */
export function planAddition(
  contents: HeldLines,
  wanted: readonly ProductQuantity[],
  factsOf: (productId: string) => MergeFacts,
): AdditionPlan {
  const { report, changes } = planMerge({ lines: wanted }, contents, factsOf);
  return { lines: report.lines.map(addedLineFrom), changes };
}

function addedLineFrom({ productId, quantityBefore, quantityAfter, reason }: MergedLine): AddedLine {
  const quantityAdded = quantityAfter - quantityBefore;
  const added = reason === null ? "ADDED" : "CAPPED";
  return { productId, outcome: quantityAdded === 0 ? "REFUSED" : added, quantityAdded, reason };
}
