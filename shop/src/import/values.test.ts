import { expect, test } from "vitest";
import { amountOf, flagOf, momentOf, numberOf, plain, textsOf } from "./values.js";

test.each([
  ["ISO 8601", "2025-03-02T10:15:00Z", "2025-03-02T10:15:00.000Z"],
  ["psql with a zone", "2025-03-02 10:15:00.5+02", "2025-03-02T08:15:00.500Z"],
  ["psql without a zone", "2025-03-02 10:15:00", "2025-03-02T10:15:00.000Z"],
  ["a day", "2025-03-02", "2025-03-02T00:00:00.000Z"],
  ["milliseconds since 1970", 1740910500000, "2025-03-02T10:15:00.000Z"],
  ["another text, for the service to refuse", "yesterday", "yesterday"],
  ["nothing", "", null],
])("a time is read from %s", (_format, value, moment) => {
  expect(momentOf(value)).toBe(moment);
});

test.each([
  [49.9, "49.90"],
  ["9.99", "9.99"],
  [20, "20"],
  [null, null],
])("the amount %s is %s", (value, amount) => {
  expect(amountOf(value)).toBe(amount);
});

test.each([
  ["a JSON list", '["a", "b"]', ["a", "b"]],
  ["an array of PostgreSQL", '{coffee,"cold brew"}', ["coffee", "cold brew"]],
  ["commas", "a, b", ["a", "b"]],
  ["an array", ["a", 2], ["a", "2"]],
  ["an empty array of PostgreSQL", "{}", []],
])("texts are read from %s", (_format, value, texts) => {
  expect(textsOf(value)).toEqual(texts);
});

test("the types of MongoDB are unwrapped, and psql's flags and numbers are read", () => {
  expect(plain({ _id: { $oid: "a" }, at: { $date: { $numberLong: "5" } }, list: [{ $oid: "b" }] })).toEqual({
    _id: "a",
    at: "5",
    list: ["b"],
  });
  expect([flagOf("t"), flagOf("f"), flagOf(String.raw`\N`), numberOf("3"), numberOf("x")]).toEqual([
    true,
    false,
    null,
    3,
    "x",
  ]);
});
