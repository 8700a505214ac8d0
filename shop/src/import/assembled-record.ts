import type { StagedRecord, Staging } from "./staging.js";
import { textOf } from "./values.js";

/** A record for a subgraph, with the line of the file that it comes from. */
export interface AssembledRecord {
  readonly at: StagedRecord;
  readonly externalId: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** A line that leads to no record, with the reason. */
export interface LeftOut {
  readonly at: StagedRecord;
  readonly outcome: "SKIPPED" | "REFUSED";
  readonly field: string;
  readonly reason: string;
}

export type Assembled = { readonly record: AssembledRecord } | { readonly leftOut: LeftOut };

/** A fault in a field of a line. */
export class FieldError extends Error {
  constructor(
    readonly at: StagedRecord,
    readonly field: string,
    message: string,
    readonly outcome: LeftOut["outcome"] = "REFUSED",
  ) {
    super(message);
    this.name = "FieldError";
  }
}

/** Runs `assemble`, and returns a FieldError as a line that is left out. */
export function assembled(at: StagedRecord, assemble: () => Omit<AssembledRecord, "at">): Assembled {
  try {
    return { record: { at, ...assemble() } };
  } catch (error) {
    if (!(error instanceof FieldError)) throw error;
    const { at: line, field, outcome, message: reason } = error;
    return { leftOut: { at: line, field, outcome, reason } };
  }
}

export function required(at: StagedRecord, field: string): string {
  const text = textOf(at.fields[field]);
  if (text === null) throw new FieldError(at, field, "is missing");
  return text;
}

/** Returns the id that a record of another kind has in Souk. */
export function referenced(staging: Staging, at: StagedRecord, field: string, kind: string): string {
  const externalId = required(at, field);
  const found = staging.reference(kind, externalId);
  if (!found) throw new FieldError(at, field, `${JSON.stringify(externalId)} is not one of the imported ${kind}`);
  return found.id;
}
