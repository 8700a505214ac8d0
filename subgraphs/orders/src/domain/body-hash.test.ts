import { expect, test } from "@jest/globals";
import { withSealedCards } from "@souk/kernel/testing/sealed-cards";
import { bodyHash } from "./body-hash.js";

const card = { cardNumber: "4242424242424242", expiryMonth: 1, expiryYear: 2030, cvc: "123" };

test.each([
  ["the order of fields does not matter", { a: 1, b: 2 }, { b: 2, a: 1 }, true],
  ["another value matters", { a: 1 }, { a: 2 }, false],
  ["the same card is the same, though its tokens are not", { card }, { card }, true],
  ["however its number is written", { card }, { card: { ...card, cardNumber: "4242 4242 4242 4242" } }, true],
  ["another card matters", { card }, { card: { ...card, cardNumber: "5555555555554444" } }, false],
  [
    "one with the same last four digits as well",
    { card },
    { card: { ...card, cardNumber: "5454545454544242" } },
    false,
  ],
  ["another expiry matters", { card }, { card: { ...card, expiryMonth: 2 } }, false],
  ["the CVC is not in it", { card }, { card: { ...card, cvc: "999" } }, true],
  ["the order of a list matters", { lines: [1, 2] }, { lines: [2, 1] }, false],
])("%s", async (_rule, left, right, same) => {
  expect(bodyHash(await withSealedCards(left)) === bodyHash(await withSealedCards(right))).toBe(same);
});
