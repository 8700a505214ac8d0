import { describe, expect, test } from "vitest";
import { formatAmount, isCurrency, multiplyMoney, parseAmount, sumMoney } from "./money.js";

describe("reading an amount", () => {
  test.each([
    ["49.99", "CAD", 4999],
    ["49.9", "CAD", 4990],
    ["49", "CAD", 4900],
    ["0.07", "CAD", 7],
    ["-3.50", "CAD", -350],
    ["-0.00", "CAD", 0],
    ["1500", "JPY", 1500],
    ["1.234", "KWD", 1234],
  ])("%s %s is %d minor units", (amount, currency, amountMinor) => {
    expect(parseAmount(amount, currency)).toEqual({ ok: true, amountMinor });
  });

  test.each([
    ["more digits than the currency has", "1.999", "CAD"],
    ["minor digits of a currency without any", "1.5", "JPY"],
    ["an exponent", "1e3", "CAD"],
    ["a plus sign", "+1", "CAD"],
    ["a thousands separator", "1,000.00", "CAD"],
    ["a lone dot", ".5", "CAD"],
    ["an empty text", "", "CAD"],
    ["more than a safe integer", "999999999999999.99", "CAD"],
  ])("refuses %s", (_case, amount, currency) => {
    expect(parseAmount(amount, currency).ok).toBe(false);
  });
});

test.each([
  [4000, "CAD", "40.00"],
  [7, "CAD", "0.07"],
  [-350, "CAD", "-3.50"],
  [1500, "JPY", "1500"],
  [5, "KWD", "0.005"],
])("%d minor units of %s are formatted as %s", (amountMinor, currency, text) => {
  expect(formatAmount({ amountMinor, currency })).toBe(text);
});

describe("arithmetic", () => {
  const cad = (amountMinor: number) => ({ amountMinor, currency: "CAD" });

  test("adds 0.10 and 0.20 exactly, unlike floats", () => {
    expect(formatAmount(sumMoney("CAD", [cad(10), cad(20)]))).toBe("0.30");
  });

  test("the sum of no amounts is 0", () => {
    expect(sumMoney("CAD", [])).toEqual(cad(0));
  });

  test("multiplies 49.99 by 2 to 99.98", () => {
    expect(formatAmount(multiplyMoney(cad(4999), 2))).toBe("99.98");
  });

  test("refuses to add two currencies", () => {
    expect(() => sumMoney("CAD", [{ amountMinor: 1, currency: "EUR" }])).toThrow(RangeError);
  });

  test("refuses a result beyond a safe integer", () => {
    expect(() => multiplyMoney(cad(Number.MAX_SAFE_INTEGER), 2)).toThrow(RangeError);
  });
});

test.each([
  ["CAD", true],
  ["XXX1", false],
  ["cad", false],
  ["", false],
])("%j is a currency: %s", (code, known) => {
  expect(isCurrency(code)).toBe(known);
});
