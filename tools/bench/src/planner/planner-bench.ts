import { fileURLToPath } from "node:url";
import { Field } from "../measure/field.ts";
import { ServerProcess } from "../measure/server-process.ts";
import { spreadOf, type Spread } from "../measure/spread.ts";
import type { PlannerTimes } from "./run-planner.ts";

export interface PlannerBenchOptions {
  readonly rounds: number;
  readonly report: (line: string) => void;
}

/** The figures of one planner on one supergraph. */
export interface PlannerRow {
  readonly planner: string;
  readonly graph: string;
  readonly buildMs: Spread;
  /** Planning times of the workloads in `plannedWorkloads`; empty for a supergraph without these workloads. */
  readonly firstMs: readonly Spread[];
  readonly repeatedMs: readonly Spread[];
  /** The time to plan all generated operations, by their number. */
  readonly distinctMs: Readonly<Record<number, Spread>>;
  readonly rssMb: Spread;
}

export const plannedWorkloads = ["product-page", "classic"] as const;
export const distinctCounts = [100, 1000] as const;

const planners = ["typescript", "rust"] as const;
const program = fileURLToPath(new URL("run-planner.ts", import.meta.url));
const ownSupergraph = fileURLToPath(new URL("../../../../schema/supergraph.graphql", import.meta.url));

/** Measures both planners in turn, each run in a separate process. */
export async function benchPlanners({ rounds, report }: PlannerBenchOptions): Promise<readonly PlannerRow[]> {
  await using field = await Field.open();
  const graphs = [
    { graph: "the bench's, 4 subgraphs", path: field.supergraph, workloads: plannedWorkloads.join(",") },
    { graph: "Souk's, 9 subgraphs", path: ownSupergraph, workloads: "" },
  ];
  const rows: PlannerRow[] = [];
  for (const { graph, path, workloads } of graphs) {
    const runs = planners.map((planner) => ({ planner, times: [] as PlannerTimes[] }));
    for (let round = 1; round <= rounds; round += 1)
      for (const { planner, times } of runs) {
        report(`${planner} on ${graph}, round ${round}`);
        await using done = await ServerProcess.start({
          program: [program, planner, path, distinctCounts.join(","), workloads],
          core: field.cores?.gateways,
        });
        times.push(JSON.parse(done.readyMessage) as PlannerTimes);
      }
    rows.push(...runs.map(({ planner, times }) => rowOf(planner, graph, times)));
  }
  return rows;
}

function rowOf(planner: string, graph: string, times: readonly PlannerTimes[]): PlannerRow {
  const figure = (of: (run: PlannerTimes) => number): Spread => spreadOf(times.map(of));
  const each = (of: (run: PlannerTimes) => readonly number[]): Spread[] =>
    (of(times[0] as PlannerTimes) ?? []).map((_time, index) => figure((run) => of(run)[index] ?? NaN));
  return {
    planner,
    graph,
    buildMs: figure(({ build }) => build),
    firstMs: each(({ first }) => first),
    repeatedMs: each(({ repeated }) => repeated),
    distinctMs: Object.fromEntries(
      distinctCounts.map((count) => [count, figure(({ distinct }) => distinct[count] ?? NaN)]),
    ),
    rssMb: figure(({ rssMb }) => rssMb),
  };
}
