import { readFileSync } from "node:fs";
import { performance } from "node:perf_hooks";
import { openPlanner, type PlannerName, Supergraph } from "@souk/federation-engine/planning";
import { parse } from "graphql";
import { workloadOf } from "../workloads/workloads.ts";
import { generateOperations } from "./generate-operations.ts";

/** Times in milliseconds, measured in a process that does nothing else. */
export interface PlannerTimes {
  readonly build: number;
  /** The first planning of each workload of the supergraph, with cold caches. */
  readonly first: readonly number[];
  /** The median of many repetitions. */
  readonly repeated: readonly number[];
  /** The time for operations that are planned once each, after the other measurements. */
  readonly distinct: Readonly<Record<number, number>>;
  readonly rssMb: number;
}

const repetitions = 50;

// run-planner.ts PLANNER SUPERGRAPH COUNTS WORKLOADS: times as JSON
const [name = "", supergraph = "", counts = "", workloads = ""] = process.argv.slice(2);
const supergraphSdl = readFileSync(supergraph, "utf8");
// loads modules beforehand, so that the build time does not include them
await openPlanner(Supergraph.read(supergraphSdl), { name: name as PlannerName });
const building = performance.now();
const planner = await openPlanner(Supergraph.read(supergraphSdl), { name: name as PlannerName });
const build = performance.now() - building;

async function took(text: string): Promise<number> {
  const document = parse(text);
  const begin = performance.now();
  await planner.plan({ document, name: undefined }, 0);
  return performance.now() - begin;
}

async function inTurn(documents: readonly string[]): Promise<number[]> {
  const times: number[] = [];
  for (const text of documents) times.push(await took(text));
  return times;
}

const named = workloads.split(",").filter((workload) => workload !== "");
const texts = named.map((workload) => workloadOf(workload as Parameters<typeof workloadOf>[0]).query);
const first = await inTurn(texts);
const repeated: number[] = [];
for (const text of texts) {
  const times = await inTurn(Array.from({ length: repetitions }, () => text));
  repeated.push(times.sort((one, other) => one - other)[repetitions / 2] ?? NaN);
}
const distinct: Record<number, number> = {};
for (const count of counts.split(",").map(Number)) {
  const times = await inTurn(generateOperations(planner.apiSchema, count));
  distinct[count] = times.reduce((sum, ms) => sum + ms, 0);
}
const times: PlannerTimes = { build, first, repeated, distinct, rssMb: process.memoryUsage.rss() / 2 ** 20 };
process.stdout.write(`ready ${JSON.stringify(times)}\n`);
