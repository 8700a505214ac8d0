import { expect, test } from "vitest";
import { wordsOf } from "./words-of.js";

test.each([
  ["refundOrder", "Refund order"],
  ["PAYMENT_UNKNOWN", "Payment unknown"],
  ["order-courses", "Order courses"],
])("wordsOf divides %s into words", (name, words) => {
  expect(wordsOf(name)).toBe(words);
});
