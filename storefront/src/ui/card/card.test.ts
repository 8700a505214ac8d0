import { describe, expect, test } from "@jest/globals";
import { expiryOf, formattedExpiry, isOver } from "./card-expiry";
import { groupedCardNumber, isCardNumber } from "./card-number";

test.each([
  ["a Visa", "4242 4242 4242 4242", true],
  ["an American Express", "3782 822463 10005", true],
  ["a slip of the finger", "4242 4242 4242 4243", false],
  ["two digits changed about", "2424 4242 4242 4242", false],
  ["too few digits", "4242", false],
  ["nothing", "", false],
])("%s is a card number or none", (_case, text, isOne) => {
  expect(isCardNumber(text)).toBe(isOne);
});

test.each([
  ["fours", "42424242424242", "4242 4242 4242 42"],
  ["what was pasted with hyphens", "4242-4242-4242-4242", "4242 4242 4242 4242"],
  ["American Express's own", "378282246310005", "3782 822463 10005"],
  ["no more than there are", "42424242424242424242", "4242 4242 4242 4242 424"],
  ["a beginning", "37", "37"],
])("a card number is written in groups: %s", (_case, typed, shown) => {
  expect(groupedCardNumber(typed)).toBe(shown);
});

describe("an expiry date", () => {
  test.each([
    ["one digit that is a month", "4", "", "04 / "],
    ["one digit that may become one", "1", "", "1"],
    ["both digits of the month", "12", "1", "12 / "],
    ["all of it", "1228", "", "12 / 28"],
    ["as browsers fill it in", "12/2028", "", "12 / 28"],
    ["the slash taken back", "12 /", "12 / ", "1"],
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
