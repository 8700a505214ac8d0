import { expect, test } from "vitest";
import { readAuditArguments } from "./audit-arguments.js";

test.each([
  ["none", [], { format: "text", graceSeconds: 60, isAll: false }],
  ["every difference", ["--all", "--json"], { format: "json", graceSeconds: 60, isAll: true }],
  ["for programs", ["--json"], { format: "json", graceSeconds: 60, isAll: false }],
  ["for Prometheus", ["--metrics"], { format: "metrics", graceSeconds: 60, isAll: false }],
  ["two formats", ["--metrics", "--json"], undefined],
  ["options in one word", ["--grace", "0"], { format: "text", graceSeconds: 0, isAll: false }],
  ["a missing grace", ["--grace=5", "--json"], { format: "json", graceSeconds: 5, isAll: false }],
  ["a negative grace", ["--grace"], undefined],
  ["a grace that is not a number", ["--grace", "-1"], undefined],
  ["an unknown option", ["--grace", "long"], undefined],
  ["another one", ["--verbose"], undefined],
])("arguments: %s", (_rule, given, expected) => {
  expect(readAuditArguments(given)).toEqual(expected);
});
