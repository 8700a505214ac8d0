import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { openTestDatabase } from "@souk/kernel/testing/test-database";
import type { ExampleEntry } from "../domain/example-entry.js";
import { exampleDatabase } from "./database-definition.js";
import { ExampleEntryRepository } from "./example-entry-repository.js";

let opened: Awaited<ReturnType<typeof openTestDatabase>>;
let repository: ExampleEntryRepository;
//#if extends
const exampleParentId = randomUUID();
//#end

beforeAll(async () => {
  opened = await openTestDatabase("example", exampleDatabase);
  repository = new ExampleEntryRepository(opened.database);
});

afterAll(async () => opened[Symbol.asyncDispose]());

function newExampleEntry(title: string, createdAt = new Date()): ExampleEntry {
//#if extends
  return { id: randomUUID(), exampleParentId, title, createdAt, announcedAt: null };
//#else
  return { id: randomUUID(), title, createdAt, announcedAt: null };
//#end
}

test("when two example entries with the same title are created concurrently, one is a Conflict", async () => {
  const insert = (): Promise<boolean> => repository.insertExampleEntry(newExampleEntry("Twin"));
  expect((await Promise.all([insert(), insert()])).filter(Boolean)).toEqual([true]);
});

test("an example entry that is announced again keeps its first time", async () => {
  const inserted = newExampleEntry("Once", new Date("2026-03-01T10:00:00.123Z"));
  await repository.insertExampleEntry(inserted);
  const [first, second] = [new Date("2026-03-01T10:00:01Z"), new Date("2026-03-01T10:00:02Z")];
  await repository.markAnnounced(inserted.id, first);
  await repository.markAnnounced(inserted.id, second);
  expect(await repository.findExampleEntries([inserted.id])).toEqual([{ ...inserted, announcedAt: first }]);
});
//#if extends

test("the newest example entries of an example parent are listed, up to the limit", async () => {
  const other = randomUUID();
  for (const [index, title] of ["A", "B", "C"].entries())
    await repository.insertExampleEntry({ ...newExampleEntry(title, new Date(index)), exampleParentId: other });
  const listed = await repository.listExampleEntriesOf([other, randomUUID()], 2);
  expect(listed.map(({ title }) => title)).toEqual(["C", "B"]);
});
//#end
