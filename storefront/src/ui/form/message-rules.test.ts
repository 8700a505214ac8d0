import { expect, test } from "vitest";
import { asSentence, ruleOf } from "./message-rules.js";

test.each([
  ["must not be empty", "empty", {}],
  ["must not be empty: the product is new", "empty", {}],
  ["must be at most 2,000 characters", "tooLong", { max: 2000 }],
  ["must be at least 10 characters", "tooShort", { min: 10 }],
  ["must be at most 50", "tooMuch", { max: 50 }],
  ["must be at least -1.5", "tooLittle", { min: -1.5 }],
  ["must be 1 to 12", "range", { min: 1, max: 12 }],
  ["must be a whole number", "notWhole", {}],
  ["must be a whole number, 0 or more", "notCount", {}],
  ["must not be negative", "negative", {}],
  ["must be more than 0", "notPositive", {}],
  ["must be a day such as 2026-11-22", "noDay", {}],
  ["must not be before 2026-11-22", "tooEarly", { min: "2026-11-22" }],
  ["must be an http or https address, or a path that starts with /", "noAddress", {}],
])("%s is the rule %s", (message, rule, values) => {
  expect(ruleOf(message)).toEqual({ rule, values });
});

test("other rules have no name, and their messages become sentences", () => {
  expect(ruleOf("must name every picture of the product, each once")).toBeUndefined();
  expect(ruleOf("must be at most 20 tags")).toBeUndefined();
  expect(asSentence("must be at most 20 tags")).toBe("Must be at most 20 tags.");
  expect(asSentence("Enter a number.")).toBe("Enter a number.");
});
