import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { performance } from "node:perf_hooks";
import { QueryPlanner, Supergraph } from "@souk/federation-engine/planning";
import type * as rust from "@graphql-hive/router-query-planner";
import { parse } from "graphql";
import type { PlannedGraph, PlannerName } from "./planned-sets.ts";

/** Times in milliseconds, measured in a process that does nothing else. */
export interface PlannerTimes {
  readonly openMs: number;
  /** The first plan of each document, in a new process. */
  readonly firstMs: readonly number[];
  /** Further plans of each document. */
  readonly againMs: readonly number[];
  /** The number of documents that the planner refused. */
  readonly refused: number;
  readonly rssMb: number;
}

const repetitions = 10;

type Plan = () => unknown;

/** Opens a planner for a supergraph; the result prepares the planning of a document. */
const openers: Readonly<Record<PlannerName, (sdl: string) => (text: string) => Plan>> = {
  "Souk's": (sdl) => {
    const planner = new QueryPlanner(Supergraph.read(sdl));
    return (text) => {
      const document = parse(text);
      return () => planner.plan({ document, name: undefined }, 0);
    };
  },
  "Hive's, in Rust": (sdl) => {
    const { QueryPlanner: Planner } = createRequire(import.meta.url)(
      "@graphql-hive/router-query-planner",
    ) as typeof rust;
    const planner = new Planner(sdl);
    return (text) => () => planner.plan(text, undefined, new Set(), 0);
  },
};

async function run(name: PlannerName, { sdl, documents }: PlannedGraph): Promise<PlannerTimes> {
  const open = openers[name];
  // loads modules beforehand, so that the time does not include them
  open(sdl);
  const opening = performance.now();
  const planOf = open(sdl);
  const openMs = performance.now() - opening;
  const plans = documents.map(planOf);
  const firstMs: number[] = [];
  const againMs: number[] = [];
  const refused = new Set<Plan>();
  for (let time = 0; time <= repetitions; time += 1) {
    for (const plan of plans) {
      if (refused.has(plan)) continue;
      const begin = performance.now();
      try {
        await plan();
      } catch {
        refused.add(plan);
        continue;
      }
      (time === 0 ? firstMs : againMs).push(performance.now() - begin);
    }
  }
  return { openMs, firstMs, againMs, refused: refused.size, rssMb: process.memoryUsage.rss() / 2 ** 20 };
}

// run-planner.ts PLANNER FILE: times as JSON; the file holds a PlannedGraph
const [name, file = ""] = process.argv.slice(2);
const times = await run(name as PlannerName, JSON.parse(readFileSync(file, "utf8")) as PlannedGraph);
process.stdout.write(`ready ${JSON.stringify(times)}\n`);
