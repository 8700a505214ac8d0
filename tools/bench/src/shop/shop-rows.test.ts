import { expect, test } from "vitest";
import type { ContenderName } from "./contender.ts";
import type { Scale } from "./data/scale.ts";
import { ratiosOf, resultOf } from "./shop-rows.ts";

const [full, small] = [1000, 10].map((products) => ({ products, orders: 1, users: 1 })) as [Scale, Scale];

/** A burst for each CPU time. */
function result(workload: object, scale: Scale, cpuMs: Partial<Record<ContenderName, readonly number[]>>) {
  const series = Object.entries(cpuMs).map(([name, times]) => ({ name, bursts: times.map(burst) }));
  return resultOf({ workload, scale, series } as never);
}
const burst = (ms: number) => ({ nodeMs: ms / 2, postgresMs: ms / 2, perSecond: 1, p50Ms: 1, p99Ms: 1, rssMb: 1 });

test("the ratios that are stored are those of the shop at the first scale", () => {
  const results = [
    result({ name: "list" }, full, { baseline: [1, 2, 1], souk: [2, 6, 1] }),
    result({ name: "list" }, small, { baseline: [1], souk: [9] }),
    result({ name: "login", goal: { times: 1, of: "hash" } }, full, { hash: [1], baseline: [2], souk: [4] }),
    result({ name: "browse" }, full, { souk: [1] }),
  ];
  expect(ratiosOf(results, full)).toEqual({
    list: { lowest: 1, median: 2, highest: 3 },
    login: { lowest: 4, median: 4, highest: 4 },
  });
});
