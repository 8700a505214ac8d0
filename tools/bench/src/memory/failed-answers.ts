import type { FailedAnswer } from "../shop/failed-answer.ts";

/** The number of failures of one kind. */
export interface FailedKind extends Pick<FailedAnswer, "kind" | "isWrong"> {
  readonly count: number;
}

/** Below this share of failures the shop still does its work, and its memory figures are valid. */
const toleratedShare = 0.001;

export class FailedAnswers {
  private readonly counts = new Map<string, FailedKind>();

  /** Returns whether the failure is the first of its kind. */
  add({ kind, isWrong }: FailedAnswer): boolean {
    const count = (this.counts.get(kind)?.count ?? 0) + 1;
    this.counts.set(kind, { kind, isWrong, count });
    return count === 1;
  }

  /** Kinds of failures, the most frequent first. */
  get kinds(): readonly FailedKind[] {
    return [...this.counts.values()].sort((one, other) => other.count - one.count);
  }
}

/** Why the run is invalid with this number of answers and these failures; undefined when it is valid. */
export function complaintOf(answers: number, kinds: readonly FailedKind[]): string | undefined {
  const wrong = sumOf(kinds.filter(({ isWrong }) => isWrong));
  const failed = sumOf(kinds);
  if (wrong > 0) return `wrong answers: ${wrong}`;
  if (answers === 0) return "nothing was answered";
  const share = failed / (answers + failed);
  if (share <= toleratedShare) return undefined;
  return `${percent(share)} of the requests failed, more than ${percent(toleratedShare)}`;
}

/** A sentence for the text below a table. */
export function failuresText(answers: number, kinds: readonly FailedKind[]): string {
  const failed = sumOf(kinds);
  if (failed === 0) return "No request failed.";
  const list = kinds.map(({ kind, count }) => `${kind} ${count}`).join(", ");
  return `Of ${answers + failed} requests ${failed} failed (${percent(failed / (answers + failed))}): ${list}.`;
}

function sumOf(kinds: readonly FailedKind[]): number {
  return kinds.reduce((sum, { count }) => sum + count, 0);
}

function percent(share: number): string {
  return `${(100 * share).toFixed(3)} %`;
}
