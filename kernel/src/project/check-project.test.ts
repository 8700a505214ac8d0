import { expect, test } from "vitest";
import { projectFaults } from "./check-project.js";

const rule = (): { kind: "allow" } => ({ kind: "allow" });

test("a valid configuration has no fault", () => {
  const config = {
    limits: { ruleTimeoutMs: 100 },
    rules: { beforeCheckout: { "no-islands": rule } },
    settings: ["A_B"],
  };
  expect(projectFaults(config)).toEqual([]);
  expect(projectFaults({})).toEqual([]);
});

test("all faults are reported at once, each under its path, and unknown keys with a suggestion", () => {
  const config = {
    rule: {},
    limits: { ruleTimeoutMs: 0, priceChange: 5 },
    rules: { beforeChekout: {}, priceLine: { Bulk: rule, gift: "free" } },
    settings: ["lower"],
  };
  expect(projectFaults(config)).toEqual([
    { name: "settings.0", complaint: "must be the name of a setting" },
    { name: "limits.ruleTimeoutMs", complaint: expect.stringContaining("1") },
    { name: "limits.priceChange", complaint: "is unknown; known: ruleTimeoutMs, priceChangePercent" },
    { name: "rules.priceLine.Bulk", complaint: expect.stringContaining("must be a name in lower case") },
    { name: "rules.priceLine.gift", complaint: "must be a function" },
    { name: "rules.beforeChekout", complaint: "is unknown; did you mean beforeCheckout?" },
    { name: "rule", complaint: "is unknown; did you mean rules?" },
  ]);
});

test.each([undefined, null, "shop", []])("%j is no configuration", (config) => {
  expect(projectFaults(config)).toMatchObject([{ name: "the default export" }]);
});
