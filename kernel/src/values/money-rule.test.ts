import { describe, expect, test } from "vitest";
import { moneyRule } from "./money-rule.js";

/** Returns the path and the message of each fault. */
function complaintsAbout(given: unknown, bounds: { minMinor?: 0 } = {}): string[] {
  const { error } = moneyRule("CAD", { maxMinor: 1000, ...bounds })
    .optional()
    .safeParse(given);
  return error?.issues.map(({ path, message }) => [...path, message].join(" ")) ?? [];
}

describe("money in an input", () => {
  test.each<[string, unknown, string[]]>([
    ["may have the shop's currency", { amount: "10.00", currency: "CAD" }, []],
    ["may be absent if optional", undefined, []],
    ["may not be null", null, ["must not be null"]],
    ["may not have another currency", { amount: "1", currency: "JPY" }, ["currency must be CAD, the shop's currency"]],
    ["has no more digits than the currency", { amount: "1.999", currency: "CAD" }, ["amount CAD has 2 minor digits"]],
    ["must be more than 0", { amount: "0.00", currency: "CAD" }, ["amount must be more than 0"]],
    ["must not exceed the maximum", { amount: "10.01", currency: "CAD" }, ["amount is too large"]],
    ["must not exceed a safe integer", { amount: "999999999999999.99", currency: "CAD" }, ["amount is too large"]],
  ])("%s", (_rule, given, complaints) => {
    expect(complaintsAbout(given)).toEqual(complaints);
  });

  test.each<[string, string, string[]]>([
    ["may be 0", "0.00", []],
    ["must not be negative", "-0.01", ["amount must not be negative"]],
  ])("with a minimum of 0 %s", (_rule, amount, complaints) => {
    expect(complaintsAbout({ amount, currency: "CAD" }, { minMinor: 0 })).toEqual(complaints);
  });
});
