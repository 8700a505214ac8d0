import { createHash } from "node:crypto";
import type { ImportOutcome, Importers } from "./import-record.js";
import { importedId, type ImportKey } from "./imported-id.js";

export interface ImportedRecord {
  /** Null for a skipped record without one of ours. */
  readonly id: string | null;
  readonly number: string | null;
  /** Whether no import created the record: an import does not change it. */
  readonly isLinked: boolean;
  /** The SHA-256 of the imported data, in hexadecimal. */
  readonly content: string;
}

export interface ImportedRecordStore {
  /** By external id. */
  find(of: Omit<ImportKey, "externalId">, externalIds: readonly string[]): Promise<ReadonlyMap<string, ImportedRecord>>;
  save(key: ImportKey, record: ImportedRecord): Promise<void>;
}

export interface ImportRequest {
  readonly source: string;
  readonly kind: string;
  readonly dryRun: boolean;
  readonly records: readonly { readonly externalId: string; readonly data: unknown }[];
}

/** For a subgraph that does not store which records were imported: its importer compares the record itself. */
export const noImportedRecords: ImportedRecordStore = {
  find: async () => new Map(),
  save: async () => undefined,
};

/**
 * Imports records one after the other. A record whose data has not changed since its last import is not imported again, so that
 * changes that were made here stay. Throws RangeError for a kind that the subgraph does not import.
 */
export function importRecords(importers: Importers, store: ImportedRecordStore) {
  return async ({ source, kind, dryRun, records }: ImportRequest): Promise<readonly ImportOutcome[]> => {
    const importRecord = importers[kind];
    if (!importRecord) throw new RangeError(`cannot import ${kind}`);
    const known = await store.find(
      { source, kind },
      records.map(({ externalId }) => externalId),
    );
    const outcomes: ImportOutcome[] = [];
    for (const { externalId, data } of records) {
      const key = { source, kind, externalId };
      const content = createHash("sha256").update(JSON.stringify(data)).digest("hex");
      const present = known.get(externalId);
      const outcome =
        outcomeOfKnown(present, content) ??
        (await importRecord({ source, externalId, id: present?.id ?? importedId(key), data, dryRun }));
      outcomes.push(outcome);
      if (dryRun || outcome.kind === "REFUSED") continue;
      const number = "number" in outcome ? (outcome.number ?? null) : (present?.number ?? null);
      const isLinked = outcome.kind === "SKIPPED";
      if (present?.content !== content) await store.save(key, { id: outcome.id, number, isLinked, content });
    }
    return outcomes;
  };
}

/** Returns the outcome of a record that must not change; null for a record to import. */
function outcomeOfKnown(known: ImportedRecord | undefined, content: string): ImportOutcome | null {
  if (!known) return null;
  const { id, number, isLinked } = known;
  if (isLinked && id !== null)
    return { kind: "SKIPPED", id, reason: "it existed before the import, which does not change it" };
  if (id === null || known.content !== content) return null;
  return { kind: "UNCHANGED", id, ...(number === null ? {} : { number }) };
}
