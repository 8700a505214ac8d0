import { describe, expect, test } from "vitest";
import { expiryOf, formattedExpiry, isOver } from "./card-expiry";
import { groupedCardNumber, isCardNumber } from "./card-number";

test.each([
  ["a Visa", "4242 4242 4242 4242", true],
  ["an American Express", "3782 822463 10005", true],
  ["one wrong digit", "4242 4242 4242 4243", false],
  ["two swapped digits", "2424 4242 4242 4242", false],
  ["too few digits", "4242", false],
  ["nothing", "", false],
])("isCardNumber checks %s", (_case, text, isOne) => {
  expect(isCardNumber(text)).toBe(isOne);
});

test.each([
  ["groups of four", "42424242424242", "4242 4242 4242 42"],
  ["pasted text with hyphens", "4242-4242-4242-4242", "4242 4242 4242 4242"],
  ["American Express", "378282246310005", "3782 822463 10005"],
  ["at most the number of digits of a card", "42424242424242424242", "4242 4242 4242 4242 424"],
  ["the first digits", "37", "37"],
])("a card number is grouped: %s", (_case, typed, shown) => {
  expect(groupedCardNumber(typed)).toBe(shown);
});

describe("an expiry date", () => {
  test.each([
    ["one digit that must be a month", "4", "", "04 / "],
    ["one digit that may become two", "1", "", "1"],
    ["both digits of the month", "12", "1", "12 / "],
    ["all four digits", "1228", "", "12 / 28"],
    ["the format of browser autofill", "12/2028", "", "12 / 28"],
    ["a deleted slash", "12 /", "12 / ", "1"],
  ])("%s", (_case, typed, before, shown) => {
    expect(formattedExpiry(typed, before)).toBe(shown);
  });

  test.each([
    ["12 / 28", { expiryMonth: 12, expiryYear: 2028 }],
    ["13 / 28", null],
    ["00 / 28", null],
    ["12 / 2", null],
  ])("%s", (text, expiry) => {
    expect(expiryOf(text)).toEqual(expiry);
  });

  test.each([
    ["in its last hour", "2026-11-30T23:00:00Z", false],
    ["in the next month", "2026-12-02T00:00:00Z", true],
  ])("%s", (_case, now, over) => {
    expect(isOver({ expiryMonth: 11, expiryYear: 2026 }, new Date(now))).toBe(over);
  });
});
