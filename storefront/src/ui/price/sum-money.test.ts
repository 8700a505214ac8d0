import { describe, expect, test } from "@jest/globals";
import { sumMoney } from "./sum-money";

const cad = (amount: string) => ({ amount, currency: "CAD" });

describe("a sum of money", () => {
  test.each([
    ["is exact where floats are not", ["0.10", "0.20"], "0.30"],
    ["keeps all minor digits", ["40.00", "0.00"], "40.00"],
    ["goes below zero", ["0.05", "-0.10"], "-0.05"],
    ["carries", ["99.99", "7.99"], "107.98"],
    ["has no digits where the currency has none", ["100", "23"], "123"],
  ])("%s", (_rule, [first = "", second = ""], sum) => {
    expect(sumMoney(cad(first), cad(second))).toEqual(cad(sum));
  });

  test("is of one currency alone", () => {
    expect(() => sumMoney(cad("1.00"), { amount: "1.00", currency: "EUR" })).toThrow("EUR cannot be added to CAD");
  });
});
