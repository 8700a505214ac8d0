import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import {
  buildSchema,
  getIntrospectionQuery,
  Kind,
  parse,
  separateOperations,
  type DocumentNode,
  type OperationDefinitionNode,
} from "graphql";
import { journeyTabs } from "../explorer/journey-tabs.js";
import { OperationCosts } from "./operation-cost.js";
import { listSizes, shopCosts } from "./list-sizes.js";
import { measureDocument } from "./measure-document.js";
import { queryLimits } from "./query-limits.js";
import { sampleVariables } from "./testing/sample-variables.js";

const schema = buildSchema(readFileSync("schema/api.graphql", "utf8"));
const costs = new OperationCosts(shopCosts);

function operationOf(document: DocumentNode): OperationDefinitionNode {
  const operation = document.definitions.find((node) => node.kind === Kind.OPERATION_DEFINITION);
  if (!operation) throw new Error("no operation");
  return operation;
}

function cost(query: string, variables: Record<string, unknown> = {}): number {
  const document = parse(query);
  return costs.of(schema, document, operationOf(document), variables);
}

describe("the cost of", () => {
  test.each([
    ["values alone", "{ __typename }", {}, 0],
    ["an object", "{ me { id email } }", {}, 1],
    ["objects in objects", `{ product(id: "1") { price { amount } stock { available } } }`, {}, 3],
    ["a page of unknown size: 20", "{ products { nodes { id } } }", {}, 1 + 20],
    ["a page of five", "{ products(first: 5) { nodes { id } } }", {}, 1 + 5],
    ["a page of five from the end", "{ products(last: 5) { nodes { id } } }", {}, 1 + 5],
    ["a page by a variable", "query ($n: Int) { products(first: $n) { nodes { id } } }", { n: 7 }, 1 + 7],
    ["a page by a variable's default", "query ($n: Int = 9) { products(first: $n) { nodes { id } } }", {}, 1 + 9],
    ["a page by an absent variable: 20", "query ($n: Int) { products(first: $n) { nodes { id } } }", {}, 1 + 20],
    ["a list of five without a page", '{ product(id: "1") { related(first: 5) { id } } }', {}, 1 + 5],
    ["edges with their nodes", "{ products(first: 5) { edges { cursor node { id } } } }", {}, 1 + 5 * 2],
    ["fields outside a page's list", "{ products(first: 5) { totalCount pageInfo { endCursor } } }", {}, 1],
    ["a page above the maximum, which will be refused", "{ products(first: 100000) { nodes { id } } }", {}, 1 + 100],
    ["a negative page, which will be refused: 20", "{ products(first: -5) { nodes { id } } }", {}, 1 + 20],
    ["lists in a page", "{ orders(first: 10) { nodes { lines { sku } } } }", {}, 1 + 10 * (1 + 5)],
    ["a list that is not in the table: 10", "{ paymentMethods { id } }", {}, 10],
    ["a page in a list", "{ categories { products(first: 2) { nodes { id } } } }", {}, 50 * (1 + 1 + 2)],
    [
      "the largest member of a union",
      `mutation { clearCart { id } deleteProduct(id: "1") { ... on DeletedProduct { id } ... on Problem { code } } }`,
      {},
      2 * 11,
    ],
    ["a mutation without an object", "mutation { logout }", {}, 10],
    ["the same field twice by aliases", "{ a: me { id } b: me { id } }", {}, 2],
    [
      "the same twice by a fragment",
      "{ a: me { ...F } b: me { ...F } } fragment F on User { addresses { id } }",
      {},
      2 * (1 + 5),
    ],
    ["skipped fields", "query ($no: Boolean = false) { me @include(if: $no) { id } }", {}, 0],
    ["introspection", getIntrospectionQuery(), {}, 0],
  ])("%s", (_what, query, variables, expected) => {
    expect(cost(query, variables)).toBe(expected);
  });
});

test("the cost is memoized for each set of variables", () => {
  const query =
    "query ($n: Int = 9, $all: Boolean = true, $s: String) { products(first: $n, filter: { search: $s }) @include(if: $all) { nodes { id } } }";
  const document = parse(query);
  const costOf = (variables: Record<string, unknown>): number =>
    costs.of(schema, document, operationOf(document), variables);
  const variables = [{ n: 5 }, { n: 7 }, {}, { n: null }, { n: 5, all: false }, { n: 5, s: "x" }, { n: 7 }];
  expect(variables.map(costOf)).toEqual([6, 8, 10, 21, 0, 6, 8]);
});

describe("operations far below all limits", () => {
  const folder = "tests/src/operations";
  const documents = readdirSync(folder).flatMap((file) =>
    Object.entries(separateOperations(parse(readFileSync(`${folder}/${file}`, "utf8")))),
  );
  const tabs = journeyTabs.map(({ query }) => [query.split("\n", 1)[0] ?? "", parse(query)] as const);

  test.each([...documents, ...tabs])("%s, with pages of 100", (_name, document) => {
    const operation = operationOf(document);
    const [measure] = measureDocument(document).operations;
    expect(costs.of(schema, document, operation, sampleVariables(schema, operation))).toBeLessThan(
      queryLimits.cost / 2,
    );
    expect(measure?.fields).toBeLessThan(queryLimits.fields / 2);
    expect(measure?.depth).toBeLessThan(queryLimits.depth / 2);
  });
});

describe("operations of REST", () => {
  const folder = "router/src/rest/operations";
  const texts = readdirSync(folder).map((file) => readFileSync(`${folder}/${file}`, "utf8"));

  test.each(Object.entries(separateOperations(parse(texts.join("\n")))))(
    "%s costs less than half of the limit, with pages of 100",
    (_name, document) => {
      const operation = operationOf(document);
      expect(costs.of(schema, document, operation, sampleVariables(schema, operation))).toBeLessThan(
        queryLimits.cost / 2,
      );
    },
  );
});

describe("docs/limits.md", () => {
  const rows = readFileSync("docs/limits.md", "utf8").replaceAll(/ +/g, " ");

  test.each(Object.entries({ ...listSizes, ...queryLimits }))("lists the current value of %s", (name, value) => {
    expect(rows).toContain(`| \`${name}\` | ${value} |`);
  });
});

test("deeply nested pages are far above the limit", () => {
  const nested =
    "{ categories { products(first: 100) { nodes { categories { products(first: 100) { nodes { id } } } } } } }";
  expect(cost(nested)).toBeGreaterThan(queryLimits.cost * 10);
});
