import { describe, expect, test } from "@jest/globals";
import { rateFor, shippingTotal, type Rate } from "./rate.js";

const days = { minDays: 2, maxDays: 5 };
const home: Rate = { carrier: "Canada Post", country: "CA", flatMinor: 799, freeFromMinor: 10_000, ...days };
const anywhere: Rate = { carrier: "Canada Post", country: null, flatMinor: 2499, freeFromMinor: null, ...days };

describe("rateFor", () => {
  test.each([
    ["the country's own, whatever the order of the rates", [anywhere, home], "CA", home],
    ["else the one for anywhere", [home, anywhere], "DE", anywhere],
    ["none where the carrier does not go", [home], "DE", undefined],
    ["none without rates", [], "CA", undefined],
  ])("%s", (_rule, rates, country, rate) => {
    expect(rateFor(rates, country)).toBe(rate);
  });
});

describe("shippingTotal", () => {
  test.each([
    ["is flat below the bound", home, 9_999, 799],
    ["is free from the bound on, itself included", home, 10_000, 0],
    ["is flat for nothing", home, 0, 799],
    ["is never free without a bound", anywhere, 10_000_000, 2499],
  ])("%s", (_rule, rate, subtotalMinor, totalMinor) => {
    expect(shippingTotal(rate, { amountMinor: subtotalMinor, currency: "CAD" })).toEqual({
      amountMinor: totalMinor,
      currency: "CAD",
    });
  });
});
