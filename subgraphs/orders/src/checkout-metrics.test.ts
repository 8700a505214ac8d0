import { Registry } from "prom-client";
import { expect, test } from "@jest/globals";
import { countCheckouts } from "./checkout-metrics.js";
import type { CheckoutReport } from "./domain/checkout/checkout-outcome.js";

async function valuesAfter(report?: CheckoutReport): Promise<string[]> {
  const metrics = new Registry();
  const count = countCheckouts(metrics);
  if (report) count(report);
  const lines = (await metrics.metrics()).split("\n");
  return lines.filter((line) => line.startsWith("checkout") && !line.endsWith(" 0"));
}

test("every result and step is 0 before the first checkout, so that the first failure is an increase", async () => {
  const metrics = new Registry();
  countCheckouts(metrics);
  const page = await metrics.metrics();
  expect(page).toContain('checkouts_total{result="failed"} 0');
  expect(page).toContain('checkout_steps_total{step="CHARGE",outcome="stopped"} 0');
});

test("a paid checkout has passed all steps", async () => {
  expect(await valuesAfter({ result: "paid", failure: null })).toEqual([
    'checkouts_total{result="paid"} 1',
    'checkout_steps_total{step="PREPARE",outcome="passed"} 1',
    'checkout_steps_total{step="RESERVE",outcome="passed"} 1',
    'checkout_steps_total{step="CHARGE",outcome="passed"} 1',
  ]);
});

test("an order that is paid later has not passed the charge", async () => {
  expect(await valuesAfter({ result: "placed", failure: null })).not.toContainEqual(expect.stringContaining("CHARGE"));
});

test("a failed checkout has passed the steps before the one that stopped it", async () => {
  const failure = { step: "RESERVE", reason: "inventoryUnavailable" } as const;
  expect(await valuesAfter({ result: "failed", failure })).toEqual([
    'checkouts_total{result="failed"} 1',
    'checkout_steps_total{step="PREPARE",outcome="passed"} 1',
    'checkout_steps_total{step="RESERVE",outcome="stopped"} 1',
    'checkout_failures_total{step="RESERVE",reason="inventoryUnavailable"} 1',
  ]);
});
