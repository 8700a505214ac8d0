import type { InvalidField } from "../errors/invalid-field.js";

/** The present record of an import: created by an earlier run, or to be created with this id. */
export interface RecordToImport {
  readonly source: string;
  readonly externalId: string;
  readonly id: string;
  /** Unchecked. */
  readonly data: unknown;
  readonly dryRun: boolean;
}

export type ImportOutcome =
  | {
      readonly kind: "CREATED" | "UPDATED" | "UNCHANGED";
      readonly id: string;
      /** The number that people see, such as "ORD-101". */
      readonly number?: string;
    }
  /**
   * The subgraph has a record for it that no import created, and keeps it: `id` is that record. Null: it has none and
   * needs none.
   */
  | { readonly kind: "SKIPPED"; readonly id: string | null; readonly reason: string }
  | { readonly kind: "REFUSED"; readonly fields: readonly InvalidField[] };

/**
 * Creates or updates one record in one transaction. A repeated call with the same id and data changes nothing. A dry
 * run returns the same outcome and writes nothing.
 */
export type ImportRecord = (record: RecordToImport) => Promise<ImportOutcome>;

/** By the kind of record. */
export type Importers = Readonly<Record<string, ImportRecord>>;
