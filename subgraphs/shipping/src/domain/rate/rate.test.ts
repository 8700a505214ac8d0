import { describe, expect, test } from "@jest/globals";
import { rateFor, shippingTotal, type Rate } from "./rate.js";

const days = { minDays: 2, maxDays: 5, isDefault: false };
const home: Rate = { carrier: "Canada Post", country: "CA", flatMinor: 799, freeFromMinor: 10_000, ...days };
const anywhere: Rate = { carrier: "Canada Post", country: null, flatMinor: 2499, freeFromMinor: null, ...days };

describe("rateFor", () => {
  test.each([
    ["returns the country's own rate, whatever the order of the rates", [anywhere, home], "CA", home],
    ["returns the rate for all other countries otherwise", [home, anywhere], "DE", anywhere],
    ["returns undefined if the carrier does not serve the country", [home], "DE", undefined],
    ["returns undefined without rates", [], "CA", undefined],
  ])("%s", (_rule, rates, country, rate) => {
    expect(rateFor(rates, country)).toBe(rate);
  });
});

describe("shippingTotal", () => {
  test.each([
    ["is flat below the bound", home, 9_999, 799],
    ["is free from the bound on, inclusive", home, 10_000, 0],
    ["is flat for a subtotal of zero", home, 0, 799],
    ["is never free without a bound", anywhere, 10_000_000, 2499],
  ])("%s", (_rule, rate, subtotalMinor, totalMinor) => {
    expect(shippingTotal(rate, { amountMinor: subtotalMinor, currency: "CAD" })).toEqual({
      amountMinor: totalMinor,
      currency: "CAD",
    });
  });
});
