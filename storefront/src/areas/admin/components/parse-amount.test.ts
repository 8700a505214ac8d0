import { expect, test } from "vitest";
import { parseAmount } from "./parse-amount.js";

test.each([
  ["12", "12"],
  ["0.5", "0.5"],
  ["19.90", "19.90"],
  ["", undefined],
  ["-1", undefined],
  ["1e9", undefined],
  ["19.999", undefined],
  ["19,90", undefined],
  ["1234567890123", undefined],
])("%j is the amount %j", (text, amount) => {
  expect(parseAmount(text)).toBe(amount);
});
