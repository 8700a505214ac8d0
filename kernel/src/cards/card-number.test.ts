import { describe, expect, test } from "vitest";
import { cardFaults, validateCardSecret, passesLuhn, type SecretCardField } from "./card-number.js";

describe("the check digit", () => {
  test.each([
    ["4242424242424242", true],
    ["5555555555554444", true],
    ["4000000000000119", true],
    ["378282246310005", true],
    ["4242424242424241", false],
    ["15346781053311236", false],
  ])("the validity of %s is %s", (digits, holds) => {
    expect(passesLuhn(digits)).toBe(holds);
  });
});

describe("a secret card field is validated on its own", () => {
  test.each<[string, SecretCardField, string, string]>([
    ["a number with spaces and hyphens", "cardNumber", " 4242 4242-4242 4242 ", "4242424242424242"],
    ["a number with a wrong check digit", "cardNumber", "15346781053311236", "checkDigit"],
    ["a number with letters", "cardNumber", "4242x42424242424", "length"],
    ["a number that is too short", "cardNumber", "42424242426", "length"],
    ["a number that is too long", "cardNumber", "42424242424242424242", "length"],
    ["an empty number", "cardNumber", "", "length"],
    ["a CVC of three digits", "cvc", "123", "123"],
    ["a CVC of four digits", "cvc", "1234", "1234"],
    ["a CVC of two digits", "cvc", "12", "cvc"],
    ["a CVC with a space", "cvc", "12 3", "cvc"],
    ["an empty CVC", "cvc", "", "cvc"],
  ])("%s", (_case, field, text, outcome) => {
    const judged = validateCardSecret(field, text);
    expect(judged.ok ? judged.digits : judged.complaint).toBe(outcome);
  });

  test("no error message repeats the typed digits", () => {
    expect(Object.values(cardFaults).join()).not.toMatch(/\d{3}/);
  });
});
