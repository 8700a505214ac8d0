import { readFileSync } from "node:fs";
import { performance } from "node:perf_hooks";
import { openPlanner } from "@souk/router/engine/plan/open-planner";
import { Supergraph } from "@souk/router/engine/supergraph";
import type { PlannerName } from "@souk/router/engine/plan/planner";
import { parse } from "graphql";
import { workloadOf } from "../workloads/workloads.ts";
import { generateOperations } from "./generate-operations.ts";

/** In milliseconds, of one process that does nothing else. */
export interface PlannerTimes {
  readonly build: number;
  /** Of the operations that the supergraph was given: nothing is warm. */
  readonly first: readonly number[];
  /** The median of many. */
  readonly repeated: readonly number[];
  /** Each planned once, after the others. */
  readonly distinct: Readonly<Record<number, number>>;
  readonly rssMb: number;
}

const repetitions = 50;

// run-planner.ts PLANNER SUPERGRAPH COUNTS WORKLOADS: times as JSON
const [name = "", supergraph = "", counts = "", workloads = ""] = process.argv.slice(2);
const supergraphSdl = readFileSync(supergraph, "utf8");
// what is loaded once is not of the building
await openPlanner(Supergraph.read(supergraphSdl), name as PlannerName);
const building = performance.now();
const planner = await openPlanner(Supergraph.read(supergraphSdl), name as PlannerName);
const build = performance.now() - building;

function took(text: string): number {
  const document = parse(text);
  const begin = performance.now();
  planner.plan({ document, name: undefined }, 0);
  return performance.now() - begin;
}

const named = workloads.split(",").filter((workload) => workload !== "");
const texts = named.map((workload) => workloadOf(workload as Parameters<typeof workloadOf>[0]).query);
const first = texts.map(took);
const repeated = texts.map((text) => {
  const times = Array.from({ length: repetitions }, () => took(text)).sort((one, other) => one - other);
  return times[repetitions / 2] ?? NaN;
});
const distinct: Record<number, number> = {};
for (const count of counts.split(",").map(Number))
  distinct[count] = generateOperations(planner.apiSchema, count)
    .map(took)
    .reduce((sum, ms) => sum + ms, 0);
const times: PlannerTimes = { build, first, repeated, distinct, rssMb: process.memoryUsage.rss() / 2 ** 20 };
process.stdout.write(`ready ${JSON.stringify(times)}\n`);
