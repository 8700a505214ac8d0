import { expect, test } from "@jest/globals";
import { createExampleEntry } from "./create-example-entry.js";
import type { ExampleEntry } from "./example-entry.js";

const now = new Date("2026-03-01T10:00:00Z");

function creating({ taken = false } = {}) {
  const inserted: ExampleEntry[] = [];
  const insertEntry = async (entry: ExampleEntry): Promise<boolean> => {
    if (!taken) inserted.push(entry);
    return !taken;
  };
  const create = createExampleEntry({ store: { insertEntry }, clock: { now: () => now }, newId: () => "an-id" });
  return { create, inserted };
}

test("an entry is stored with its title trimmed and its time of creation", async () => {
  const { create, inserted } = creating();
  const entry = { id: "an-id", title: "First", createdAt: now, announcedAt: null };
  expect(await create({ title: " First " })).toEqual({ kind: "created", entry });
  expect(inserted).toEqual([entry]);
});

test("a title that exists already is reported as taken", async () => {
  expect(await creating({ taken: true }).create({ title: "First" })).toEqual({ kind: "titleTaken", title: "First" });
});

test.each([
  ["empty", " "],
  ["too long", "x".repeat(201)],
  ["with a NUL", "a\0b"],
])("a title that is %s is invalid, and nothing is stored", async (_case, title) => {
  const { create, inserted } = creating();
  expect(await create({ title })).toMatchObject({ kind: "invalid", fields: [{ path: "title" }] });
  expect(inserted).toEqual([]);
});
