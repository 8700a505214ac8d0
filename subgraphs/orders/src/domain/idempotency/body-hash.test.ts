import { expect, test } from "@jest/globals";
import { withSealedCards } from "@souk/kernel/testing/sealed-cards";
import { bodyHash } from "./body-hash.js";

const card = { cardNumber: "4242424242424242", expiryMonth: 1, expiryYear: 2030, cvc: "123" };

test.each([
  ["ignores the order of fields", { a: 1, b: 2 }, { b: 2, a: 1 }, true],
  ["differs for another value", { a: 1 }, { a: 2 }, false],
  ["is equal for the same card with different tokens", { card }, { card }, true],
  ["ignores the spelling of the card number", { card }, { card: { ...card, cardNumber: "4242 4242 4242 4242" } }, true],
  ["differs for another card", { card }, { card: { ...card, cardNumber: "5555555555554444" } }, false],
  [
    "differs for a card with the same last four digits",
    { card },
    { card: { ...card, cardNumber: "5454545454544242" } },
    false,
  ],
  ["differs for another expiry", { card }, { card: { ...card, expiryMonth: 2 } }, false],
  ["ignores the CVC", { card }, { card: { ...card, cvc: "999" } }, true],
  ["differs for another order of a list", { lines: [1, 2] }, { lines: [2, 1] }, false],
])("bodyHash %s", async (_rule, left, right, same) => {
  expect(bodyHash(await withSealedCards(left)) === bodyHash(await withSealedCards(right))).toBe(same);
});
