import type { ImportOutcome, ImportProductRow } from "../../../../../graph/schema-types.generated";
import type { FilePart } from "./read-product-file";
import type { LocalProblem, MappedRow } from "./rows-of-handle";

export interface RowAnswer {
  readonly line: number;
  readonly outcome: ImportOutcome;
  readonly problems: readonly { readonly path: string; readonly message: string }[];
}

/** A problem of a row: a message from the graph, or a code from the browser's own checks. */
export type RowProblem = { readonly line: number; readonly sku: string; readonly path: string } & (
  { readonly message: string } | Omit<LocalProblem, "path">
);

export interface ImportProgress {
  readonly readBytes: number;
  readonly counts: Readonly<Record<ImportOutcome, number>>;
  /** At most `mostProblems` entries. */
  readonly problems: readonly RowProblem[];
  readonly problemCount: number;
}

export interface ImportOptions {
  /** Reads the file part by part until `take` returns false. */
  readonly read: (take: (part: FilePart) => Promise<boolean>) => Promise<void>;
  /** Sends at most `rowsAtOnce` rows to the graph. */
  readonly send: (rows: ImportProductRow[]) => Promise<readonly RowAnswer[]>;
  readonly progress: (progress: ImportProgress) => void;
  readonly signal: AbortSignal;
}

const rowsAtOnce = 200;
/** Limits the size of one request: the router accepts 1 MiB. */
const lettersAtOnce = 300_000;
export const mostProblems = 10_000;

export const noProgress: ImportProgress = {
  readBytes: 0,
  counts: { CREATED: 0, UPDATED: 0, UNCHANGED: 0, FAILED: 0 },
  problems: [],
  problemCount: 0,
};

/**
 * Sends the rows of a file while it reads the file. In memory it keeps only the rows of the current request, the SKUs
 * and the problems.
 */
export async function runImport({ read, send, progress, signal }: ImportOptions): Promise<ImportProgress> {
  const lineOfSku = new Map<string, number>();
  const waiting: ImportProductRow[] = [];
  const counts = { ...noProgress.counts };
  const problems: RowProblem[] = [];
  let problemCount = 0;
  let readBytes = 0;
  const state = (): ImportProgress => ({ readBytes, counts: { ...counts }, problems: [...problems], problemCount });
  const note = (problem: RowProblem) => {
    problemCount += 1;
    if (problems.length < mostProblems) problems.push(problem);
  };
  const addRow = (mapped: MappedRow) => {
    const { row } = mapped;
    const sku = row.sku ?? "";
    const earlier = sku === "" ? undefined : lineOfSku.get(sku);
    const wrong: LocalProblem[] = [...mapped.problems];
    if (earlier !== undefined) wrong.push({ path: "sku", code: "duplicateSku", earlier });
    else if (sku !== "") lineOfSku.set(sku, row.line);
    if (wrong.length === 0) return waiting.push(row);
    counts.FAILED += 1;
    return wrong.forEach((problem) => note({ ...problem, line: row.line, sku }));
  };
  const sendSome = async () => {
    const rows = waiting.splice(0, fitting(waiting));
    const skus = new Map(rows.map(({ line, sku }) => [line, sku ?? ""]));
    for (const { line, outcome, problems: found } of await send(rows)) {
      counts[outcome] += 1;
      for (const problem of found) note({ ...problem, line, sku: skus.get(line) ?? "" });
    }
    progress(state());
  };
  await read(async (part) => {
    part.rows.forEach(addRow);
    while (waiting.length >= rowsAtOnce && !signal.aborted) await sendSome();
    ({ readBytes } = part);
    progress(state());
    return !signal.aborted;
  });
  while (waiting.length > 0 && !signal.aborted) await sendSome();
  return state();
}

/** Returns how many of the first rows fit into one request; at least one. */
function fitting(rows: readonly ImportProductRow[]): number {
  let letters = 0;
  for (const [index, row] of rows.slice(0, rowsAtOnce).entries()) {
    letters += JSON.stringify(row).length;
    if (letters > lettersAtOnce) return Math.max(1, index);
  }
  return Math.min(rows.length, rowsAtOnce);
}
