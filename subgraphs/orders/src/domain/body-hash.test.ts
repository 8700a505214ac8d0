import { expect, test } from "@jest/globals";
import { bodyHash } from "./body-hash.js";

const card = { cardNumber: "4242424242424242", expiryMonth: 1, expiryYear: 2030, cvc: "123" };

test.each([
  ["the order of fields does not matter", { a: 1, b: 2 }, { b: 2, a: 1 }, true],
  ["another value matters", { a: 1 }, { a: 2 }, false],
  ["another card matters", { card }, { card: { ...card, cardNumber: "5555555555554444" } }, false],
  ["the CVC is not in it", { card }, { card: { ...card, cvc: "999" } }, true],
  ["of the number only the last four are in it", { card }, { card: { ...card, cardNumber: "4000000000004242" } }, true],
  ["the order of a list matters", { lines: [1, 2] }, { lines: [2, 1] }, false],
])("%s", (_rule, left, right, same) => {
  expect(bodyHash(left) === bodyHash(right)).toBe(same);
});
