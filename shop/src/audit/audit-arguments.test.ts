import { expect, test } from "@jest/globals";
import { readAuditArguments } from "./audit-arguments.js";

test.each([
  ["none", [], { format: "text", graceSeconds: 60 }],
  ["for programs", ["--json"], { format: "json", graceSeconds: 60 }],
  ["for Prometheus", ["--metrics"], { format: "metrics", graceSeconds: 60 }],
  ["two formats", ["--metrics", "--json"], undefined],
  ["another grace", ["--grace", "0"], { format: "text", graceSeconds: 0 }],
  ["in one word", ["--grace=5", "--json"], { format: "json", graceSeconds: 5 }],
  ["no grace named", ["--grace"], undefined],
  ["less than no grace", ["--grace", "-1"], undefined],
  ["a grace that is no number", ["--grace", "long"], undefined],
  ["another one", ["--verbose"], undefined],
])("arguments: %s", (_rule, given, expected) => {
  expect(readAuditArguments(given)).toEqual(expected);
});
