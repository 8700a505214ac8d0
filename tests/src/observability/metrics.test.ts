// own shop: the tests read its counters and its log
import { globSync, readFileSync } from "node:fs";
import { metricNames } from "@souk/kernel/metrics/metric-catalog";
import { afterAll, beforeAll, expect, test } from "vitest";
import { eventually } from "../test-kit/clients/eventually.js";
import { buy } from "../test-kit/data/buying.js";
import { TestShop } from "../test-kit/shop/test-shop.js";

let shop: TestShop;

beforeAll(async () => {
  shop = await TestShop.create({ environment: { LOG_LEVEL: "warn" } });
  const { id } = await shop.product({ stock: 5 });
  await buy(await shop.signUp(), id);
});

afterAll(async () => shop[Symbol.asyncDispose]());

async function page(): Promise<string> {
  return (await shop.client.fetch("/metrics")).text();
}

/** The metrics of what this shop does not have: rules of a project, pages, workers of the router, and replicas of databases. */
const absent = /^(?:(?:cart|orders)_rule_|page_cache_bytes$|router_worker|database_(?:list_reads|replica)_)/;

test("every metric of a running shop is in the catalog, and the other way round", async () => {
  const names = [...(await page()).matchAll(/^# TYPE (\S+)/gm)].map(([, name = ""]) => name);
  const own = names.filter((name) => !/^(?:process|nodejs)_/.test(name));
  expect(own.toSorted()).toEqual(metricNames.filter((name) => !absent.test(name)).toSorted());
});

test("S2-68, S4-50: a purchase is counted by operation, root field, step and job", async () => {
  await eventually(async () => {
    const lines = (await page()).split("\n");
    expect(lines).toEqual(
      expect.arrayContaining(
        [
          /^graphql_operation_duration_seconds_count\{operation="\w+",type="mutation",outcome="ok"\} [1-9]/,
          /^subgraph_operation_duration_seconds_count\{subgraph="orders",field="checkout",outcome="ok"\} 1$/,
          /^subgraph_operation_duration_seconds_count\{subgraph="inventory",field="Product",outcome="ok"\} [1-9]/,
          /^checkouts_total\{result="paid"\} 1$/,
          /^checkout_steps_total\{step="CHARGE",outcome="passed"\} 1$/,
          /^job_duration_seconds_count\{subgraph="notifications",task="\w+",outcome="done"\} [1-9]/,
          /^outbox_jobs\{subgraph="orders",task="\w+",state="dead"\} 0$/,
          /^database_pool_max_connections\{subgraph="orders"\} [1-9]/,
          /^active_sessions [1-9]/,
          /^nodejs_eventloop_lag_p99_seconds /,
        ].map((line) => expect.stringMatching(line)),
      ),
    );
  });
});

test("operations with invented names do not add time series", async () => {
  const series = async (): Promise<number> => (await page()).match(/^graphql_operation_.*_count/gm)?.length ?? 0;
  const buyer = await shop.signUp();
  await buyer.get("query Invented0 { me { id } }");
  const before = await series();
  for (let index = 1; index < 30; index += 1) await buyer.get(`query Invented${index} { me { id } }`);
  expect(await series()).toBe(before);
});

test("only the catalog opens metrics", () => {
  const sources = globSync("{kernel,router,shop,subgraphs/*,packages/*}/src/**/*.ts").filter(
    (file) => !file.endsWith(".test.ts") && !file.endsWith("metrics/open-metric.ts"),
  );
  expect(sources.length).toBeGreaterThan(500);
  expect(
    sources.filter((file) => /new (?:Counter|Gauge|Histogram|Summary)\b/.test(readFileSync(file, "utf8"))),
  ).toEqual([]);
});
