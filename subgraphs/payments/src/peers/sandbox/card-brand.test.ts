import { expect, test } from "@jest/globals";
import { cardBrand } from "./card-brand.js";

test.each([
  ["4242424242424242", "Visa"],
  ["5555555555554444", "Mastercard"],
  ["2221000000000009", "Mastercard"],
  ["2720990000000007", "Mastercard"],
  ["378282246310005", "American Express"],
  ["341111111111111", "American Express"],
  ["6011111111111117", "Discover"],
  ["6500000000000002", "Discover"],
  ["3530111333300000", "JCB"],
  ["30569309025904", "Diners Club"],
  ["38520000023237", "Diners Club"],
  ["6200000000000005", "UnionPay"],
  ["2220999999999999", "Card"],
  ["2721000000000004", "Card"],
  ["6759649826438453", "Card"],
  ["9999999999999995", "Card"],
])("%s is a %s", (cardNumber, brand) => {
  expect(cardBrand(cardNumber)).toBe(brand);
});
