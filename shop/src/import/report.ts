import { relative } from "node:path";
import type { LeftOut } from "./assembled-record.js";
import type { SentRecord } from "./send-records.js";

const outcomes = ["CREATED", "UPDATED", "UNCHANGED", "SKIPPED", "REFUSED"] as const;
type Outcome = (typeof outcomes)[number];

/** The lines that are listed for each kind; the others are counted. */
const maxListed = 100;

/** Counts the outcomes by kind, and lists what was skipped or refused with its line and field. */
export class ImportReport {
  private readonly kinds = new Map<string, Record<Outcome, number>>();
  private readonly lines = new Map<string, string[]>();

  constructor(private readonly folder: string) {}

  add(kind: string, { record, outcome, reason, fields }: SentRecord): void {
    this.count(kind, outcome);
    const { at } = record;
    if (outcome === "SKIPPED") this.list(kind, outcome, at, reason ?? "");
    for (const { path, message } of fields) this.list(kind, outcome, at, `${path} ${message}`);
  }

  leaveOut(kind: string, { at, outcome, field, reason }: LeftOut): void {
    this.count(kind, outcome);
    this.list(kind, outcome, at, `${field} ${reason}`);
  }

  get refused(): number {
    return [...this.kinds.values()].reduce((sum, counts) => sum + counts.REFUSED, 0);
  }

  text(dryRun: boolean): string {
    const header = ["", ...outcomes.map((outcome) => outcome.toLowerCase())];
    const rows = [...this.kinds].map(([kind, counts]) => [kind, ...outcomes.map((outcome) => String(counts[outcome]))]);
    const widths = header.map((_cell, index) => Math.max(...[header, ...rows].map((row) => row[index]?.length ?? 0)));
    const table = [header, ...rows].map((row) =>
      row
        .map((cell, index) => (index === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[index] ?? 0)))
        .join("  "),
    );
    const first = dryRun ? "Dry run: nothing was written." : "Imported.";
    return [first, ...table, ...[...this.lines.values()].flat()].join("\n");
  }

  private count(kind: string, outcome: Outcome): void {
    const counts = this.kinds.get(kind) ?? { CREATED: 0, UPDATED: 0, UNCHANGED: 0, SKIPPED: 0, REFUSED: 0 };
    counts[outcome] += 1;
    this.kinds.set(kind, counts);
  }

  private list(kind: string, outcome: Outcome, at: { file: string; line: number }, what: string): void {
    const lines = this.lines.get(kind) ?? [];
    this.lines.set(kind, lines);
    if (lines.length < maxListed)
      lines.push(`${relative(this.folder, at.file)}:${at.line}: ${outcome.toLowerCase()}: ${what}`);
    else if (lines.length === maxListed) lines.push(`more ${kind} were skipped or refused`);
  }
}
