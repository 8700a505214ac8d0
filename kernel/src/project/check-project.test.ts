import { expect, test } from "vitest";
import { projectFaults } from "./check-project.js";

const rule = (): { kind: "allow" } => ({ kind: "allow" });

test("a valid configuration has no fault", () => {
  const config = {
    limits: { ruleTimeoutMs: 100 },
    rules: { beforeCheckout: { "no-islands": rule } },
    settings: ["A_B"],
  };
  expect(projectFaults(config, "CAD")).toEqual([]);
  expect(projectFaults({}, "CAD")).toEqual([]);
});

test("all faults are reported at once, each under its path, and unknown keys with a suggestion", () => {
  const config = {
    rule: {},
    limits: { ruleTimeoutMs: 0, priceChange: 5 },
    rules: { beforeChekout: {}, priceLine: { Bulk: rule, gift: "free" } },
    settings: ["lower"],
  };
  expect(projectFaults(config, "CAD")).toEqual([
    { name: "settings.0", complaint: "must be the name of a setting" },
    { name: "limits.ruleTimeoutMs", complaint: expect.stringContaining("1") },
    { name: "limits.priceChange", complaint: "is unknown; known: ruleTimeoutMs, priceChangePercent" },
    { name: "rules.priceLine.Bulk", complaint: expect.stringContaining("must be a name in lower case") },
    { name: "rules.priceLine.gift", complaint: "must be a function" },
    { name: "rules.beforeChekout", complaint: "is unknown; did you mean beforeCheckout?" },
    { name: "rule", complaint: "is unknown; did you mean rules?" },
  ]);
});

test("tax needs a calculator and whether prices include it", () => {
  const calculator = { name: "rates", calculate: rule };
  expect(projectFaults({ tax: { calculator, prices: "included" } }, "CAD")).toEqual([]);
  expect(projectFaults({ tax: { calculator: { name: "rates" }, prices: "net" } }, "CAD")).toEqual([
    { name: "tax.calculator.calculate", complaint: "must be a function" },
    { name: "tax.prices", complaint: expect.stringContaining("included") },
  ]);
});

test.each([undefined, null, "shop", []])("%j is no configuration", (config) => {
  expect(projectFaults(config, "CAD")).toMatchObject([{ name: "the default export" }]);
});

test("subgraphs have a name of their own, an address or its setting, and a schema", () => {
  const schema = "gifts.graphql";
  const subgraphs = [
    { name: "gifts", url: "GIFTS_URL", schema, timeoutMs: 500 },
    { name: "gifts", url: "http://gifts:5001/graphql", schema },
    { name: "orders", url: "ftp://orders", schema: "" },
  ];
  expect(projectFaults({ subgraphs }, "CAD")).toMatchObject([
    { name: "subgraphs.2.name", complaint: "is the name of a service of Souk" },
    { name: "subgraphs.2.url", complaint: expect.stringContaining("GIFTS_URL") },
    { name: "subgraphs.2.schema" },
    { name: "subgraphs.1.name", complaint: "gifts is already the name of another" },
  ]);
});

test("the project's own graph is SDL with functions", () => {
  expect(
    projectFaults({ graph: { schema: "type Query { one: Int }", resolvers: { Query: { one: rule } } } }, "CAD"),
  ).toEqual([]);
  expect(projectFaults({ graph: { schema: "", resolvers: { Query: { one: 1 } } } }, "CAD")).toMatchObject([
    { name: "graph.schema" },
    { name: "graph.resolvers.Query.one", complaint: "must be a function" },
  ]);
});

test("a captcha provider has a name of its own, its settings, and a function that opens it", () => {
  const provider = { name: "riddle", settings: { RIDDLE_KEY: "required" }, open: rule };
  expect(projectFaults({ captcha: { provider } }, "CAD")).toEqual([]);
  const wrong = { name: "turnstile", settings: { riddle: "required" } };
  expect(projectFaults({ captcha: { provider: wrong, mutation: [] } }, "CAD")).toEqual([
    { name: "captcha.provider.name", complaint: "is the name of a provider of Souk" },
    { name: "captcha.provider.settings.riddle", complaint: "must be the name of a setting" },
    { name: "captcha.provider.open", complaint: "must be a function" },
    { name: "captcha.mutation", complaint: "is unknown; known: provider" },
  ]);
});
