import { expect, test } from "vitest";
import { RouterMetrics } from "./router-metrics.js";

test("operations with unknown names are counted together, however many names clients invent", async () => {
  const metrics = new RouterMetrics({ operationNames: new Set(["ProductPage"]) });
  const seen = { type: "query", outcome: "ok", ran: undefined, seconds: 0.01 } as const;
  metrics.countOperation({ ...seen, name: "ProductPage" });
  metrics.countOperation({ ...seen, name: undefined });
  for (let index = 0; index < 1000; index += 1) metrics.countOperation({ ...seen, name: `Invented${index}` });
  const page = await metrics.all().metrics();
  expect(page.match(/^graphql_operation_duration_seconds_count\{.*/gm)).toEqual([
    'graphql_operation_duration_seconds_count{operation="ProductPage",type="query",outcome="ok"} 1',
    'graphql_operation_duration_seconds_count{operation="other",type="query",outcome="ok"} 1001',
  ]);
});

test("limits that the router does not have are counted together, however many names subgraphs invent", async () => {
  const metrics = new RouterMetrics();
  for (const name of ["depth", "login-address", "streams"]) metrics.countLimitRefusal(name);
  for (let index = 0; index < 1000; index += 1) metrics.countLimitRefusal(`invented${index}`);
  const page = await metrics.all().metrics();
  expect(page.match(/^limit_refusals_total\{.*/gm)).toEqual([
    'limit_refusals_total{limit="depth"} 1',
    'limit_refusals_total{limit="login-address"} 1',
    'limit_refusals_total{limit="streams"} 1',
    'limit_refusals_total{limit="other"} 1000',
  ]);
});
