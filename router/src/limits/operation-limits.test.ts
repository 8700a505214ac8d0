import { describe, expect, test } from "@jest/globals";
import { buildSchema, parse, validate } from "graphql";
import { operationLimitRules } from "./operation-limits.js";

const schema = buildSchema("type Query { a: Query, b: Int }");
const nested = (depth: number): string => `{ ${"a { ".repeat(depth - 1)}b${" }".repeat(depth - 1)} }`;
const fields = (count: number): string => Array.from({ length: count }, (_, index) => `f${index}: b`).join(" ");

function complaints(query: string): string[] {
  return validate(schema, parse(query), operationLimitRules).map(({ message }) => message);
}

describe("an operation at its limits is let through", () => {
  test.each([
    ["15 levels", nested(15)],
    ["20 root fields", `{ ${fields(20)} }`],
    ["30 aliases", `{ a { ${fields(30)} } }`],
  ])("%s", (_case, query) => {
    expect(complaints(query)).toEqual([]);
  });
});

describe("one beyond is refused, and the limit is named", () => {
  test.each([
    ["16 levels", nested(16), 15],
    ["16 levels by way of a fragment", `{ a { ...F } } fragment F on Query ${nested(15)}`, 15],
    ["21 root fields", `{ ${fields(21)} }`, 20],
    ["21 root fields by way of a fragment", `{ ...F } fragment F on Query { ${fields(21)} }`, 20],
    ["31 aliases", `{ a { ${fields(31)} } }`, 30],
  ])("%s", (_case, query, limit) => {
    const [complaint] = complaints(query);
    expect(complaint).toContain(String(limit));
  });

  test("a fragment that spreads itself does not hang", () => {
    expect(() => complaints("{ ...F } fragment F on Query { b ...F }")).not.toThrow();
  });
});
