import { expect, test } from "vitest";
import type { Row } from "./database-snapshot.js";
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

test("rows with the same key form a group, even when some sources have none", async () => {
  const sources = { left: rows("a", "b", "d"), middle: rows("b"), right: rows("b", "c", "d", "e") };
  expect(await merged(sources)).toEqual(["a: left", "b: left middle right", "c: right", "d: left right", "e: right"]);
});

test("keys are in the order of their bytes, as in the database", async () => {
  // in UTF-16 order, the last two would be reversed
  const keys = ["A", "a", "é", "\uFFFD", "\u{1F600}"];
  expect(await merged({ left: rows(...keys), right: rows(...keys) })).toEqual(keys.map((key) => `${key}: left right`));
});

test("empty sources give no groups", async () => {
  expect(await merged({ left: rows(), right: rows() })).toEqual([]);
});
