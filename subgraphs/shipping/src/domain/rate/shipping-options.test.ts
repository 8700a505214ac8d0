import { describe, expect, test } from "@jest/globals";
import type { Rate } from "./rate.js";
import { shippingOptions } from "./shipping-options.js";
import { shippingPolicy } from "./shipping-policy.js";

const aRate = (carrier: string, country: string | null, flatMinor: number, more: Partial<Rate> = {}): Rate => ({
  carrier,
  country,
  flatMinor,
  freeFromMinor: null,
  minDays: 1,
  maxDays: 3,
  isDefault: false,
  ...more,
});
const rates = [
  aRate("Afloat", "CA", 1500, { minDays: null, maxDays: null }),
  aRate("Road", "CA", 800, { freeFromMinor: 10_000 }),
  aRate("Road", "US", 1900, { freeFromMinor: 20_000 }),
  aRate("Air", null, 1500, { freeFromMinor: 30_000 }),
];

describe("shippingOptions", () => {
  const pricesTo = (country: string, subtotalMinor: number): [string, number][] =>
    shippingOptions(rates, country, { amountMinor: subtotalMinor, currency: "CAD" }).map(({ carrier, price }) => [
      carrier,
      price.amountMinor,
    ]);

  test.each<[string, string, number, [string, number][]]>([
    ["are sorted by price, then by delivery days", "CA", 9_999, [["Road", 800], ["Air", 1500], ["Afloat", 1500]]], // prettier-ignore
    ["sort free options first, from the bound on", "CA", 30_000, [["Air", 0], ["Road", 0], ["Afloat", 1500]]], // prettier-ignore
    ["leave out carriers without a rate for it", "US", 0, [["Air", 1500], ["Road", 1900]]], // prettier-ignore
    ["contain carriers that serve all other countries", "DE", 0, [["Air", 1500]]],
  ])("%s", (_rule, country, subtotalMinor, prices) => {
    expect(pricesTo(country, subtotalMinor)).toEqual(prices);
  });

  test("contain the bound for this country, and the days", () => {
    const [air] = shippingOptions(rates, "DE", { amountMinor: 1, currency: "CAD" });
    expect(air).toEqual({
      carrier: "Air",
      price: { amountMinor: 1500, currency: "CAD" },
      freeFrom: { amountMinor: 30_000, currency: "CAD" },
      minDays: 1,
      maxDays: 3,
      isDefault: false,
    });
  });
});

describe("shippingPolicy", () => {
  test.each([
    ["with a country, the lowest bound of the carriers that serve it", rates, "US", 20_000],
    ["without a country, the lowest bound of all rates", rates, null, 10_000],
    ["the bound of a worldwide carrier, if no other serves the country", rates, "DE", 30_000],
    ["null if no carrier is ever free", [aRate("Afloat", "CA", 1)], "CA", null],
    ["null if no carrier serves the country", [aRate("Afloat", "CA", 1, { freeFromMinor: 1 })], "DE", null],
    ["null without rates", [], null, null],
  ])("is free from: %s", (_rule, given, country, freeFromMinor) => {
    expect(shippingPolicy(given, country, "CAD").freeFrom?.amountMinor ?? null).toBe(freeFromMinor);
  });

  test("contains the countries with a rate of their own, and whether others are served", () => {
    expect(shippingPolicy(rates, null, "CAD")).toMatchObject({ countries: ["CA", "US"], isWorldwide: true });
    const home = rates.filter(({ country }) => country === "CA");
    expect(shippingPolicy(home, null, "CAD")).toMatchObject({ countries: ["CA"], isWorldwide: false });
  });
});
