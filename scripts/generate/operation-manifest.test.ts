import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { parse } from "graphql";
import { clientDocuments, operationManifest, operationProblems } from "./operation-manifest.ts";

const api = readFileSync("schema/api.graphql", "utf8");

test("the operations of clients fit the schema, and each has its own name", () => {
  const manifest = operationManifest(clientDocuments());
  expect(operationProblems(manifest, api)).toEqual([]);
  expect(manifest.operations.map(({ name }) => name)).toEqual(
    expect.arrayContaining(["Login", "Checkout", "SignIn", "ResetPassword"]),
  );
  expect(manifest.operations.filter(({ name }) => name === "")).toEqual([]);
});

test("an operation that two clients send is listed once, and an error names the operation that does not fit the schema", () => {
  const documents = ["query A { me { id } }", "query A{me{id}}", "query B { nothing }"].map((text) => parse(text));
  const manifest = operationManifest(documents);
  expect(manifest.operations.map(({ name, type }) => [name, type])).toEqual([
    ["A", "query"],
    ["B", "query"],
  ]);
  expect(operationProblems(manifest, api)).toEqual(['B: Cannot query field "nothing" on type "Query".']);
});
