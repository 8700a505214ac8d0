import { describe, expect, test } from "@jest/globals";
import { moneyRule } from "./money-rule.js";

/** Where the rule is broken, and how. */
function complaintsAbout(given: unknown): string[] {
  const { error } = moneyRule("CAD", 1000).optional().safeParse(given);
  return error?.issues.map(({ path, message }) => [...path, message].join(" ")) ?? [];
}

describe("money that someone gives", () => {
  test.each<[string, unknown, string[]]>([
    ["may be of the shop's currency", { amount: "10.00", currency: "CAD" }, []],
    ["may be absent where that is allowed", undefined, []],
    ["is not null", null, ["must not be null"]],
    ["is of no other currency", { amount: "1", currency: "JPY" }, ["currency must be CAD, the shop's currency"]],
    ["has no more digits than the currency", { amount: "1.999", currency: "CAD" }, ["amount CAD has 2 minor digits"]],
    ["is more than nothing", { amount: "0.00", currency: "CAD" }, ["amount must be more than 0"]],
    ["is at most what the rule says", { amount: "10.01", currency: "CAD" }, ["amount is too large"]],
    ["is no more than can be counted", { amount: "999999999999999.99", currency: "CAD" }, ["amount is too large"]],
  ])("%s", (_rule, given, complaints) => {
    expect(complaintsAbout(given)).toEqual(complaints);
  });
});
