import { describe, expect, test } from "vitest";
import { cad } from "../../testing/money";
import { sumMoney } from "./sum-money";

describe("a sum of money", () => {
  test.each([
    ["is exact for amounts that floats round", ["0.10", "0.20"], "0.30"],
    ["keeps all minor digits", ["40.00", "0.00"], "40.00"],
    ["can be negative", ["0.05", "-0.10"], "-0.05"],
    ["carries over to the next digit", ["99.99", "7.99"], "107.98"],
    ["has no minor digits if the currency has none", ["100", "23"], "123"],
  ])("%s", (_rule, [first = "", second = ""], sum) => {
    expect(sumMoney(cad(first), cad(second))).toEqual(cad(sum));
  });

  test("throws for more than one currency", () => {
    expect(() => sumMoney(cad("1.00"), { amount: "1.00", currency: "EUR" })).toThrow("EUR cannot be added to CAD");
  });
});
