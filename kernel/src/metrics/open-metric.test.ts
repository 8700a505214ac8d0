import { Registry } from "prom-client";
import { expect, test } from "vitest";
import { beforeReading, counterIn, gaugeIn, histogramIn } from "./open-metric.js";

test("the subgraphs of one registry share a metric", async () => {
  const registry = new Registry();
  counterIn(registry, "peer_hedged_calls_total").inc({ subgraph: "cart" });
  counterIn(registry, "peer_hedged_calls_total").inc({ subgraph: "orders" });
  expect(gaugeIn(registry, "outbox_up")).toBe(gaugeIn(registry, "outbox_up"));
  expect(histogramIn(registry, "job_duration_seconds")).toBe(histogramIn(registry, "job_duration_seconds"));
  expect((await registry.metrics()).match(/^peer_hedged_calls_total\{.*/gm)).toEqual([
    'peer_hedged_calls_total{subgraph="cart"} 1',
    'peer_hedged_calls_total{subgraph="orders"} 1',
  ]);
});

test("a value is set before each reading, until the subgraph has closed", async () => {
  const registry = new Registry();
  let count = 0;
  const shown = beforeReading(registry, "database_pool_waiting", async () => {
    count += 1;
    gaugeIn(registry, "database_pool_waiting").set({ subgraph: "cart" }, count);
  });
  gaugeIn(registry, "database_pool_waiting");
  expect(await registry.metrics()).toContain('database_pool_waiting{subgraph="cart"} 1');
  expect(await registry.metrics()).toContain('database_pool_waiting{subgraph="cart"} 2');
  shown[Symbol.dispose]();
  await registry.metrics();
  expect(count).toBe(2);
});
