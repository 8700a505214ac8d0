import { expect, test } from "@jest/globals";
import { readAuditArguments } from "./audit-arguments.js";

test.each([
  ["none", [], { json: false, graceSeconds: 60 }],
  ["for programs", ["--json"], { json: true, graceSeconds: 60 }],
  ["another grace", ["--grace", "0"], { json: false, graceSeconds: 0 }],
  ["in one word", ["--grace=5", "--json"], { json: true, graceSeconds: 5 }],
  ["no grace named", ["--grace"], undefined],
  ["less than no grace", ["--grace", "-1"], undefined],
  ["a grace that is no number", ["--grace", "long"], undefined],
  ["another one", ["--verbose"], undefined],
])("arguments: %s", (_rule, given, expected) => {
  expect(readAuditArguments(given)).toEqual(expected);
});
