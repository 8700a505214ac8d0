import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { openTestDatabase } from "@souk/kernel/testing/test-database";
import { exampleDatabase } from "./database-definition.js";
import { ExampleEntryRepository } from "./example-entry-repository.js";

let opened: Awaited<ReturnType<typeof openTestDatabase>>;
let entries: ExampleEntryRepository;

beforeAll(async () => {
  opened = await openTestDatabase("example", exampleDatabase);
  entries = new ExampleEntryRepository(opened.database);
});

afterAll(async () => opened[Symbol.asyncDispose]());

test("when two entries with the same title are created concurrently, one is a Conflict", async () => {
  const insert = (): Promise<boolean> =>
    entries.insertEntry({ id: randomUUID(), title: "Twin", createdAt: new Date(), announcedAt: null });
  expect((await Promise.all([insert(), insert()])).filter(Boolean)).toEqual([true]);
});

test("an entry that is announced again keeps its first time", async () => {
  const entry = { id: randomUUID(), title: "Once", createdAt: new Date("2026-03-01T10:00:00.123Z"), announcedAt: null };
  await entries.insertEntry(entry);
  const [first, second] = [new Date("2026-03-01T10:00:01Z"), new Date("2026-03-01T10:00:02Z")];
  await entries.markAnnounced(entry.id, first);
  await entries.markAnnounced(entry.id, second);
  expect(await entries.findEntries([entry.id])).toEqual([{ ...entry, announcedAt: first }]);
});
