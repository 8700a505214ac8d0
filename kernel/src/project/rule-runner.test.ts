import { setTimeout as delay } from "node:timers/promises";
import { Registry } from "prom-client";
import { expect, test } from "vitest";
import { ServiceUnavailableError } from "../errors/service-unavailable.js";
import { createLogger } from "../logging/logger.js";
import { ruleBookOf } from "./rule-runner.js";
import { projectOf, type ProjectConfig } from "./project.js";
import { adjustPrice, allow, noRules, note, refuse, type AddToCartFacts, type RuleBook } from "./rules.js";
import { frozenCopy } from "./frozen-copy.js";

const text = { en: "Too many", fr: "Trop" };
const product = {
  id: "p1",
  sku: "LAMP",
  name: "Lamp",
  kind: "PHYSICAL",
  price: { amountMinor: 1000, currency: "CAD" },
} as const;
const facts: AddToCartFacts = { buyer: { kind: "guest", id: "b1" }, product, quantity: 2, custom: {}, cart: [] };

function bookOf(config: ProjectConfig, metrics = new Registry()): RuleBook {
  return ruleBookOf("cart", { project: projectOf(config), logger: createLogger("test", "silent"), metrics });
}

test("a shop without rules runs and measures nothing", () => {
  const metrics = new Registry();
  expect(bookOf({ rules: { beforeCheckout: {} } }, metrics)).toBe(noRules);
  expect(metrics.getMetricsAsArray()).toEqual([]);
});

test("the first refusal wins, and the results are counted", async () => {
  const metrics = new Registry();
  const rules = {
    beforeAddToCart: { first: allow, second: () => refuse("TOO_MANY", text), third: () => refuse("LATER", text) },
  };
  const book = bookOf({ rules }, metrics);
  expect(await book.beforeAddToCart(facts)).toEqual({
    kind: "ruleRefused",
    rule: "second",
    reasonCode: "TOO_MANY",
    message: text,
  });
  const page = await metrics.metrics();
  expect(page).toContain('cart_rule_results_total{place="beforeAddToCart",rule="first",result="allow"} 1');
  expect(page).toContain('cart_rule_results_total{place="beforeAddToCart",rule="second",result="refuse"} 1');
  expect(page).not.toContain('rule="third"');
});

test("adjustments add up, in the order of the rules", async () => {
  const book = bookOf({
    rules: {
      priceLine: {
        bulk: ({ unitPrice, quantity }) => adjustPrice(unitPrice.amountMinor - 10 * quantity, text),
        same: ({ unitPrice }) => adjustPrice(unitPrice.amountMinor, text),
        gift: ({ unitPrice }) => adjustPrice(unitPrice.amountMinor + 5, text),
      },
    },
  });
  expect(await book.priceLine(facts)).toEqual({
    unitPrice: { amountMinor: 985, currency: "CAD" },
    adjustments: [
      { rule: "bulk", reason: text, amountMinor: -20 },
      { rule: "gift", reason: text, amountMinor: 5 },
    ],
  });
});

test("a rule may make a line free", async () => {
  const book = bookOf({ rules: { priceLine: { gift: () => adjustPrice(0, text) } } });
  expect(await book.priceLine(facts)).toMatchObject({ unitPrice: { amountMinor: 0 } });
});

test.each<[string, (...given: unknown[]) => unknown, number?]>([
  ["throws", () => Promise.reject(new Error("broken"))],
  ["takes too long", () => delay(1000, allow(), { ref: false })],
  ["returns no result", () => undefined],
  ["returns a fraction", () => adjustPrice(10.5, text)],
  ["returns a negative price", () => adjustPrice(-1, text)],
  ["goes beyond the bound", () => adjustPrice(1501, text), 50],
  ["changes its facts", (...[given]: unknown[]) => Object.assign(given as object, { quantity: 1 })],
])("a rule that %s makes the call fail, and is counted", async (_fault, rule, percent = 100) => {
  const metrics = new Registry();
  const rules = { priceLine: { faulty: rule as never } };
  const book = bookOf({ rules, limits: { ruleTimeoutMs: 20, priceChangePercent: percent } }, metrics);
  await expect(book.priceLine(facts)).rejects.toThrow(ServiceUnavailableError);
  expect(await metrics.metrics()).toContain('result="failed"} 1');
});

test("a refusal needs a code and a text in each language", async () => {
  const incomplete = bookOf({
    rules: { beforeAddToCart: { rule: () => refuse("TOO_MANY", { en: "Too many" } as never) } },
  });
  await expect(incomplete.beforeAddToCart(facts)).rejects.toThrow(ServiceUnavailableError);
  const unnamed = bookOf({ rules: { beforeAddToCart: { rule: () => refuse("too many", text) } } });
  await expect(unnamed.beforeAddToCart(facts)).rejects.toThrow(ServiceUnavailableError);
});

test("rules for paid orders return their notes by rule", async () => {
  const book = bookOf({ rules: { afterOrderPaid: { large: () => note("Call the buyer"), small: allow } } });
  const paid = { orderId: "o1", orderNumber: "ORD-1", lines: [], shipping: null } as never;
  expect(await book.afterOrderPaid(paid)).toEqual([{ rule: "large", text: "Call the buyer" }]);
});

test("a rule cannot change any part of its facts", () => {
  const given = { lines: [{ quantity: 1 }] };
  const copy = frozenCopy(given);
  expect(() => Object.assign(copy.lines[0]!, { quantity: 2 })).toThrow(TypeError);
  expect(() => copy.lines.push({ quantity: 3 })).toThrow(TypeError);
  expect(given).toEqual({ lines: [{ quantity: 1 }] });
});
