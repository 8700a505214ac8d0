import { expect, test } from "@jest/globals";
import { createExampleEntry } from "./create-example-entry.js";
import type { ExampleEntry } from "./example-entry.js";

const now = new Date("2026-03-01T10:00:00Z");
//#if extends
const exampleParentId = "5b1f6c1e-8d2f-4b5a-9d3f-0a6f1c2e4b77";
const inputOf = (title: string) => ({ exampleParentId, title });
//#else
const inputOf = (title: string) => ({ title });
//#end

function creating({ taken = false } = {}) {
  const inserted: ExampleEntry[] = [];
  const insertExampleEntry = async (exampleEntry: ExampleEntry): Promise<boolean> => {
    if (!taken) inserted.push(exampleEntry);
    return !taken;
  };
  const create = createExampleEntry({ store: { insertExampleEntry }, clock: { now: () => now }, newId: () => "an-id" });
  return { create, inserted };
}

test("an example entry is stored with its title trimmed and its time of creation", async () => {
  const { create, inserted } = creating();
  const exampleEntry = { ...inputOf("First"), id: "an-id", createdAt: now, announcedAt: null };
  expect(await create(inputOf(" First "))).toEqual({ kind: "created", exampleEntry });
  expect(inserted).toEqual([exampleEntry]);
});

test("a title that exists already is reported as taken", async () => {
  expect(await creating({ taken: true }).create(inputOf("First"))).toEqual({ kind: "titleTaken", title: "First" });
});

test.each([
  ["empty", " "],
  ["too long", "x".repeat(201)],
  ["with a NUL", "a\0b"],
])("a title that is %s is invalid, and nothing is stored", async (_case, title) => {
  const { create, inserted } = creating();
  expect(await create(inputOf(title))).toMatchObject({ kind: "invalid", fields: [{ path: "title" }] });
  expect(inserted).toEqual([]);
});
//#if extends

test("an id of an example parent that is not a UUID is invalid", async () => {
  const outcome = await creating().create({ exampleParentId: "x", title: "First" });
  expect(outcome).toMatchObject({ kind: "invalid", fields: [{ path: "exampleParentId" }] });
});
//#end
