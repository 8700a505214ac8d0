import { expect, test } from "vitest";
import { openTestDatabase } from "../testing/test-database.js";
import { insertRows } from "./seed-once.js";

test("rows are inserted with their types; a column without a key gets its default", async () => {
  await using opened = await openTestDatabase("insert_rows", { entities: [], migrations: [] });
  const { manager } = opened.database;
  await manager.query(
    "create table parcels (id int, position int, tags text[], sent_at timestamptz, data jsonb, size int default 7)",
  );
  const sentAt = new Date("2026-01-02T03:04:05.678Z");
  await insertRows(manager, "parcels", [
    { id: 1, position: 0, tags: ["a", 'b"'], sentAt, data: { street: "O'Hara", lines: [1] } },
    { id: 2, position: 1, tags: [], sentAt: null, data: null },
  ]);
  await insertRows(manager, "parcels", []);
  expect(await manager.query("select * from parcels order by id")).toEqual([
    { id: 1, position: 0, tags: ["a", 'b"'], sent_at: sentAt, data: { street: "O'Hara", lines: [1] }, size: 7 },
    { id: 2, position: 1, tags: [], sent_at: null, data: null, size: 7 },
  ]);
});
