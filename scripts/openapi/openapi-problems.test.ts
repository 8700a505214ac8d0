import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { openApiFile } from "./openapi-files.ts";
import { brokenClients, lintProblems } from "./openapi-problems.ts";

const committed = readFileSync(openApiFile, "utf8");

type Draft = Record<string, any>;

function changed(change: (document: Draft) => void): string {
  const document = JSON.parse(committed) as Draft;
  change(document);
  return JSON.stringify(document);
}

test("the committed document has no finding of the public ruleset", async () => {
  expect(await lintProblems(openApiFile)).toEqual([]);
});

test.each<[string, (document: Draft) => void, boolean]>([
  ["the same document", () => undefined, false],
  ["a new path", ({ paths }) => void (paths["/new"] = { get: paths["/cart"].get }), false],
  ["a removed path", ({ paths }) => void delete paths["/cart"], true],
  ["a removed method", ({ paths }) => void delete paths["/cart"].get, true],
  ["a removed answer key", ({ components }) => void delete components.schemas.Cart.properties.total_price, true],
  ["a new required key", ({ components }) => void components.schemas.RemovedItem.required.push("user_id"), true],
])("%s breaks clients: %s", (_case, change, isBreaking) => {
  expect(brokenClients(committed, changed(change)).length > 0).toBe(isBreaking);
});
