import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { ServerProcess } from "../measure/server-process.ts";
import { quantile, spreadOf, type Spread } from "../measure/spread.ts";
import { auditSet, plannerNames, randomSet, soukSet, type PlannedSet, type PlannerName } from "./planned-sets.ts";
import type { PlannerTimes } from "./run-planner.ts";

export interface PlannerBenchOptions {
  /** The address of the audit's server; without it, the audit is left out. */
  readonly audit: URL | undefined;
  readonly report: (line: string) => void;
}

export interface PlanTimes {
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly highestMs: number;
}

/** The figures of one planner for the supergraphs of one set. */
export interface PlannerRow {
  readonly set: string;
  readonly planner: PlannerName;
  readonly documents: number;
  readonly openMs: Spread;
  readonly first: PlanTimes;
  readonly again: PlanTimes;
  /** Documents that the planner refused. */
  readonly refused: number;
  /** Supergraphs for which it ended its process. */
  readonly crashed: number;
  readonly rssMb: Spread;
}

const program = fileURLToPath(new URL("run-planner.ts", import.meta.url));

/** Measures both planners in turn, with a new process for each supergraph. */
export async function benchPlanners({ audit, report }: PlannerBenchOptions): Promise<readonly PlannerRow[]> {
  const sets = [soukSet(), ...(audit ? [await auditSet(audit)] : []), randomSet()];
  const folder = await mkdtemp(join(tmpdir(), "souk-bench-"));
  try {
    const rows: PlannerRow[] = [];
    for (const set of sets) {
      report(`${set.name}: ${set.graphs.length} supergraphs`);
      rows.push(...(await benchSet(set, join(folder, "graph.json"))));
    }
    return rows;
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function benchSet({ name, graphs }: PlannedSet, file: string): Promise<readonly PlannerRow[]> {
  const runs = plannerNames.map((planner) => ({ planner, times: [] as PlannerTimes[] }));
  for (const graph of graphs) {
    await writeFile(file, JSON.stringify(graph));
    for (const { planner, times } of runs) {
      const measured = await timesOf(planner, file);
      if (measured) times.push(measured);
    }
  }
  const documents = graphs.reduce((sum, graph) => sum + graph.documents.length, 0);
  return runs.map(({ planner, times }) => ({
    set: name,
    planner,
    documents,
    openMs: spreadOf(times.map(({ openMs }) => openMs)),
    first: planTimes(times.flatMap(({ firstMs }) => firstMs)),
    again: planTimes(times.flatMap(({ againMs }) => againMs)),
    refused: times.reduce((sum, { refused }) => sum + refused, 0),
    crashed: graphs.length - times.length,
    rssMb: spreadOf(times.map(({ rssMb }) => rssMb)),
  }));
}

/** Undefined when the planner ends its process. */
async function timesOf(planner: PlannerName, file: string): Promise<PlannerTimes | undefined> {
  try {
    await using done = await ServerProcess.start({ program: [program, planner, file], core: undefined });
    return JSON.parse(done.readyMessage) as PlannerTimes;
  } catch (error) {
    if (planner === "Souk's") throw error;
    return undefined;
  }
}

function planTimes(ms: readonly number[]): PlanTimes {
  const sorted = ms.toSorted((one, other) => one - other);
  return { p50Ms: quantile(sorted, 0.5), p99Ms: quantile(sorted, 0.99), highestMs: sorted.at(-1) ?? NaN };
}
