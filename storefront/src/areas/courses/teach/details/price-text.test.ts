import { expect, test } from "@jest/globals";
import { decimalFrom } from "./price-text.js";

test.each([
  ["a whole number", "34", "34"],
  ["a point", "34.5", "34.5"],
  ["a comma and a sign", " 34,50 $", "34.50"],
  ["nothing", "", undefined],
  ["less than nothing", "-3", undefined],
  ["parts of a cent", "3.125", undefined],
  ["words", "free", undefined],
])("a price as a teacher types it: %s", (_name, text, decimal) => {
  expect(decimalFrom(text)).toBe(decimal);
});
