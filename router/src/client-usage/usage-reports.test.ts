import type { PreparedOperation } from "@souk/federation-engine";
import { buildSchema, getOperationAST, parse, print, validate } from "graphql";
import { describe, expect, test } from "vitest";
import { ClientUsage } from "./client-usage.js";
import { operationSignature } from "./operation-signature.js";
import { UsageReports } from "./usage-reports.js";
import { usedCoordinates } from "./used-coordinates.js";

const schema = buildSchema(`
  scalar JSON
  enum Sort { NAME PRICE @deprecated }
  input Range { from: Int to: Int old: Int @deprecated }
  input Filter { search: String price: Range tags: [String!] data: JSON }
  interface Node { id: ID! }
  type Product implements Node { id: ID! name(lang: String, old: String @deprecated): String title: String @deprecated }
  type Query { products(filter: Filter, sort: Sort = NAME, first: Int): [Product!] node(id: ID!): Node me: Product }
`);

function prepared(text: string, name?: string): PreparedOperation {
  const document = parse(text);
  return { document, operation: getOperationAST(document, name), schema } as PreparedOperation;
}

const oneLine = (text: string): string => text.replaceAll(/\s+/g, " ").trim();
const signatureOf = (text: string, name?: string): string => oneLine(operationSignature(prepared(text, name)));

describe("the signature of an operation", () => {
  test.each<[string, string, string]>([
    ["no string", `{ node(id: "ada@example.com") { id } }`, `{ node(id: "") { id } }`],
    ["no block string", `{ node(id: """Ada""") { id } }`, `{ node(id: "") { id } }`],
    ["no number", `{ products(first: 42) { id } }`, `{ products(first: 0) { id } }`],
    ["no alias", `{ ada: me { hers: id } }`, `{ me { id } }`],
    [
      "no default of a variable",
      `query ($id: ID = "ada", $f: Filter = { search: "ada" }) { node(id: $id) { id } products(filter: $f) { id } }`,
      `query ($id: ID = "", $f: Filter = { search: "" }) { node(id: $id) { id } products(filter: $f) { id } }`,
    ],
    [
      "each value of a list once",
      `{ products(filter: { tags: ["a", "b"] }) { id } }`,
      `{ products(filter: { tags: [""] }) { id } }`,
    ],
    [
      "no key of free data",
      `{ products(filter: { data: { ada: "x" }, price: { from: 1 } }) { id } }`,
      `{ products(filter: { data: {}, price: { from: 0 } }) { id } }`,
    ],
    ["no comment", `{ me { # Ada\n id } }`, `{ me { id } }`],
  ])("has %s", (_what, text, signature) => {
    expect(signatureOf(text)).toBe(oneLine(print(parse(signature))));
  });

  test("has enum values, variables and the fragments that it reaches, and no other operation", () => {
    const text = `query A { products(sort: PRICE) { ...Card } } query B { me { id } }
      fragment Card on Product { ...Name } fragment Name on Product { name } fragment Unused on Product { title }`;
    const signature = signatureOf(text, "A");
    expect(signature).toBe(
      "query A { products(sort: PRICE) { ...Card } } fragment Card on Product { ...Name } fragment Name on Product { name }",
    );
    expect(validate(schema, parse(signature))).toEqual([]);
  });
});

test("the coordinates of an operation have its fields, arguments, input fields and enum values", () => {
  const text = `query A($first: Int) { __typename products(filter: { price: { old: 1 } }, sort: PRICE, first: $first) { ...Card } node(id: "1") { id } }
    query B { me { id } } fragment Card on Product { name(old: "x") title }`;
  expect(usedCoordinates(prepared(text, "A"))).toEqual({
    fields: [
      "Filter.price",
      "Node.id",
      "Product.name",
      "Product.name.old",
      "Product.title",
      "Query.node",
      "Query.node.id",
      "Query.products",
      "Query.products.filter",
      "Query.products.first",
      "Query.products.sort",
      "Range.old",
      "Sort.PRICE",
    ],
    deprecatedFields: ["Product.name.old", "Product.title", "Range.old", "Sort.PRICE"],
  });
  expect(usedCoordinates(prepared("{ __schema { types { name } } }")).fields).toEqual([]);
});

test("operations that differ only in their values are reported as one, in reports of bounded size", async () => {
  const usage = new ClientUsage();
  const client = { name: "web", version: "1" };
  const count = (text: string) => usage.count({ operation: prepared(text), client, hasErrors: false, durationMs: 1 });
  for (const id of ["a", "b", "c"]) count(`query Find { node(id: "${id}") { id } }`);
  for (let index = 0; index < 60; index += 1) count(`query Named${index} { me { id } }`);
  const reports = await new UsageReports().of(usage.take());
  expect(reports.map(({ operations }) => operations.length)).toEqual([50, 11]);
  expect(new Set(reports.map(({ id }) => id)).size).toBe(2);
  expect(reports[0]?.operations[0]).toMatchObject({
    name: "Find",
    kind: "query",
    clients: [{ name: "web", version: "1", count: 3, errors: 0, maxMs: 1 }],
  });
});

test("operations with long documents are divided over reports that accounts accepts", async () => {
  const usage = new ClientUsage();
  const client = { name: "web", version: "1" };
  for (let index = 0; index < 40; index += 1) {
    const variables = Array.from({ length: 2000 }, (_none, place) => `$variable${place}: Int`).join(" ");
    const operation = prepared(`query Long${index}(${variables}) { me { id } }`);
    usage.count({ operation, client, hasErrors: false, durationMs: 1 });
  }
  const reports = await new UsageReports().of(usage.take());
  expect(reports.flatMap(({ operations }) => operations)).toHaveLength(40);
  expect(reports.length).toBeGreaterThan(1);
  for (const report of reports) expect(JSON.stringify(report).length).toBeLessThan(1_100_000);
});
