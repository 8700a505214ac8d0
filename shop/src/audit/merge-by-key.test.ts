import { expect, test } from "@jest/globals";
import type { Row } from "./book.js";
import { mergeByKey } from "./merge-by-key.js";

async function* rows(...keys: string[]): AsyncGenerator<Row, undefined> {
  for (const key of keys) yield { key };
  return undefined;
}

async function merged(sources: Record<string, AsyncGenerator<Row, undefined>>): Promise<string[]> {
  const groups: string[] = [];
  for await (const group of mergeByKey(sources)) {
    const [key] = Object.values(group).map((row) => row?.key);
    groups.push(`${key}: ${Object.keys(group).join(" ")}`);
  }
  return groups;
}

test("rows of one key meet, wherever they are missing", async () => {
  const sources = { left: rows("a", "b", "d"), middle: rows("b"), right: rows("b", "c", "d", "e") };
  expect(await merged(sources)).toEqual(["a: left", "b: left middle right", "c: right", "d: left right", "e: right"]);
});

test("keys are in the order of their bytes, as the database gives them", async () => {
  // in the order of UTF-16, the last two would be the other way round
  const keys = ["A", "a", "é", "\uFFFD", "\u{1F600}"];
  expect(await merged({ left: rows(...keys), right: rows(...keys) })).toEqual(keys.map((key) => `${key}: left right`));
});

test("nothing is nothing", async () => {
  expect(await merged({ left: rows(), right: rows() })).toEqual([]);
});
