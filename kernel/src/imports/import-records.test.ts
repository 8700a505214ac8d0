import { expect, test, vi } from "vitest";
import type { ImportOutcome, RecordToImport } from "./import-record.js";
import { importRecords, type ImportedRecord, type ImportedRecordStore } from "./import-records.js";
import { importedId } from "./imported-id.js";

function storeInMemory(): ImportedRecordStore & { readonly rows: Map<string, ImportedRecord> } {
  const rows = new Map<string, ImportedRecord>();
  return {
    rows,
    find: async (_of, ids) => new Map(ids.flatMap((id) => (rows.has(id) ? [[id, rows.get(id)!]] : []))),
    save: async ({ externalId }, record) => void rows.set(externalId, record),
  };
}

const request = (data: unknown, dryRun = false) => ({
  source: "minishop",
  kind: "users",
  dryRun,
  records: [{ externalId: "7", data }],
});
const id = importedId({ source: "minishop", kind: "users", externalId: "7" });

test("the id of a new record is a UUID that depends on its source only", () => {
  expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(importedId({ source: "e-store", kind: "users", externalId: "7" })).not.toBe(id);
});

test("a record is imported again only when its data has changed, under the same id", async () => {
  const store = storeInMemory();
  const importer = vi.fn<(record: RecordToImport) => Promise<ImportOutcome>>(async (record) => ({
    kind: "CREATED",
    id: record.id,
  }));
  const run = importRecords({ users: importer }, store);
  expect(await run(request({ name: "a" }, true))).toEqual([{ kind: "CREATED", id }]);
  expect(store.rows.size).toBe(0);
  await run(request({ name: "a" }));
  expect(await run(request({ name: "a" }))).toEqual([{ kind: "UNCHANGED", id }]);
  expect(importer).toHaveBeenCalledTimes(2);
  await run(request({ name: "b" }));
  expect(importer.mock.calls.at(-1)?.[0]).toMatchObject({ id, data: { name: "b" } });
});

test("a refused record is not stored, and a linked one is never given to the importer again", async () => {
  const store = storeInMemory();
  const outcomes: ImportOutcome[] = [
    { kind: "REFUSED", fields: [{ path: "email", message: "is wrong" }] },
    { kind: "SKIPPED", id: "other", reason: "exists" },
  ];
  const run = importRecords({ users: async () => outcomes.shift() ?? { kind: "UPDATED", id } }, store);
  await run(request("a"));
  expect(store.rows.size).toBe(0);
  await run(request("a"));
  expect(await run(request("b"))).toMatchObject([{ kind: "SKIPPED", id: "other" }]);
});

test("an unknown kind is an error", async () => {
  await expect(importRecords({}, storeInMemory())(request("a"))).rejects.toThrow(RangeError);
});
