import { describe, expect, test } from "vitest";
import { buildSchema, getIntrospectionQuery, parse, specifiedRules, validate, type GraphQLError } from "graphql";
import { operationLimitRule } from "./operation-limits.js";
import { queryLimits, type ExceededLimit } from "./query-limits.js";

const schema = buildSchema("scalar Any type Query { a: Query, b: Int, c(x: Any): Int }");
const rules = [...specifiedRules, operationLimitRule(queryLimits)];
const times = (count: number, text: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => text(index)).join(" ");
const nested = (depth: number): string => `{ ${"a { ".repeat(depth - 1)}b${" }".repeat(depth - 1)} }`;
const fields = (count: number): string => times(count, (index) => `f${index}: b`);
const plainFields = (count: number): string => `a { a { ${"b ".repeat(count - 2)} } }`;
/** 31 directives, on fields and on inline fragments. */
const directedFragment = `fragment F on Query { a { ${"b @skip(if: false) ".repeat(29)} ... @skip(if: false) { b } ... on Query @skip(if: false) { b } } }`;
/** Each fragment spreads the next one twice. */
const doubling = (levels: number): string =>
  `{ ...F0 } ${times(levels, (level) => `fragment F${level} on Query { a { ...F${level + 1} ...F${level + 1} } }`)} fragment F${levels} on Query { b }`;

const complaints = (query: string): readonly GraphQLError[] => validate(schema, parse(query), rules);
const limitsOf = (query: string): ExceededLimit[] =>
  complaints(query).map(({ extensions }) => extensions.limit as ExceededLimit);

describe("an operation at a limit is accepted", () => {
  test.each([
    ["15 levels", nested(15)],
    ["20 root fields", `{ ${times(20, () => "b")} }`],
    ["30 aliases", `{ a { ${fields(30)} } }`],
    ["50 directives", `{ ${times(18, () => "b @include(if: true)")} ...F @skip(if: false) } ${directedFragment}`],
    ["500 fields", `{ ${plainFields(500)} }`],
    ["10 levels of a value", `{ c(x: ${"[".repeat(9)}{ y: 1 }${"]".repeat(9)}) }`],
    ["many values side by side", `{ c(x: [${"[[1]] ".repeat(100)}]) }`],
    ["GraphiQL's introspection query", getIntrospectionQuery({ inputValueDeprecation: true, oneOf: true })],
  ])("%s", (_case, query) => {
    expect(complaints(query)).toEqual([]);
  });
});

describe("an operation above a limit is refused with the limit and the value", () => {
  test.each([
    ["16 levels", nested(16), "depth", 15, 16],
    ["16 levels by way of a fragment", `{ a { ...F } } fragment F on Query ${nested(15)}`, "depth", 15, 16],
    ["16 levels by way of inline fragments", `{ ... { ...  on Query ${nested(16)} } }`, "depth", 15, 16],
    ["16 levels in the second operation", `query A { b } query B ${nested(16)}`, "depth", 15, 16],
    ["21 root fields", `{ ${times(21, () => "b")} }`, "rootFields", 20, 21],
    [
      "21 root fields by way of a fragment",
      `{ ...F } fragment F on Query { ${times(21, () => "b")} }`,
      "rootFields",
      20,
      21,
    ],
    [
      "22 root fields by one fragment twice",
      `{ ...F ...F } fragment F on Query { ${times(11, () => "b")} }`,
      "rootFields",
      20,
      22,
    ],
    ["31 aliases", `{ a { ${fields(31)} } }`, "aliases", 30, 31],
    [
      "32 aliases by one fragment twice",
      `{ a { ...F } a { ...F } } fragment F on Query { ${fields(16)} }`,
      "aliases",
      30,
      32,
    ],
    ["51 directives", `{ a { ${times(51, () => "b @include(if: true)")} } }`, "directives", 50, 51],
    [
      "51 directives on spreads",
      `{ a { ${times(51, () => "...F @include(if: true)")} } } fragment F on Query { b }`,
      "directives",
      50,
      51,
    ],
    ["11 levels of a value", `{ c(x: ${"[".repeat(11)}1${"]".repeat(11)}) }`, "valueDepth", 10, 11],
    [
      "11 levels of a default",
      `query ($x: Any = ${"{ y: ".repeat(11)}1${" }".repeat(11)}) { c(x: $x) }`,
      "valueDepth",
      10,
      11,
    ],
    ["501 fields", `{ ${plainFields(501)} }`, "fields", 500, 501],
    [
      "501 fields in a fragment that is never spread",
      `{ b } fragment F on Query { ${plainFields(501)} }`,
      "fields",
      500,
      501,
    ],
  ])("%s", (_case, query, name, max, value) => {
    const [error, ...more] = complaints(query);
    expect(more).toEqual([]);
    expect(error?.extensions).toEqual({ code: "BAD_USER_INPUT", status: 400, limit: { name, max, value } });
    for (const part of [name, max, value]) expect(error?.message).toContain(String(part));
  });

  test("all limits that a document exceeds are reported", () => {
    const limits = limitsOf(`{ ${fields(31)} a ${nested(15)} }`);
    expect(limits.map(({ name }) => name)).toEqual(["depth", "aliases", "rootFields"]);
  });
});

describe("an expensive document is refused quickly", () => {
  test.each([
    ["fragments that spread each other twice, thirty levels deep", doubling(30)],
    ["fragments that spread each other twice, a hundred levels deep", doubling(100)],
    ["two thousand fields of one name", `{ a { ${"a { b } ".repeat(2000)} } }`],
  ])("%s", (_case, query) => {
    const document = parse(query);
    const before = process.cpuUsage();
    const errors = validate(schema, document, rules);
    const { user, system } = process.cpuUsage(before);
    // measured in CPU time, not elapsed time, so that a busy machine does not fail the test
    expect((user + system) / 1000).toBeLessThan(250);
    expect(errors.map(({ extensions }) => (extensions.limit as ExceededLimit).name)).toContain("fields");
  });

  test("the value for thirty levels of doubling is exact", () => {
    // 1 + 2 + ... + 2^29 of `a`, and 2^30 of `b`
    expect(limitsOf(doubling(30)).find(({ name }) => name === "fields")?.value).toBe(2 ** 31 - 1);
  });

  test("a fragment that spreads itself is reported by GraphQL's own rule", () => {
    const messages = complaints("{ ...F } fragment F on Query { b ...F }").map(({ message }) => message);
    expect(messages).toEqual([expect.stringContaining("itself")]);
  });
});
