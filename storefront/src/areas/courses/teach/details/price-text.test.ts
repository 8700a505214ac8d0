import { expect, test } from "vitest";
import { decimalFrom } from "./price-text.js";

test.each([
  ["a whole number", "34", "34"],
  ["a decimal point", "34.5", "34.5"],
  ["a comma and a currency sign", " 34,50 $", "34.50"],
  ["an empty text", "", undefined],
  ["a negative number", "-3", undefined],
  ["parts of a cent", "3.125", undefined],
  ["a word", "free", undefined],
])("a price typed by an instructor: %s", (_name, text, decimal) => {
  expect(decimalFrom(text)).toBe(decimal);
});
