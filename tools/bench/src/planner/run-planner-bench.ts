import { parseArgs } from "node:util";
import type { Spread } from "../measure/spread.ts";
import { publish } from "../report/publish.ts";
import { spreadText } from "../report/spread-text.ts";
import { tableText } from "../report/table-text.ts";
import { benchPlanners, distinctCounts, plannedWorkloads, type PlannerRow } from "./planner-bench.ts";

const heads = [
  "planner",
  "supergraph",
  "built, ms",
  ...plannedWorkloads.flatMap((name) => [`${name} first, ms`, `${name} again, ms`]),
  ...distinctCounts.map((count) => `${count} distinct, ms each`),
  "RSS MB then",
];

export async function runPlannerBench(): Promise<void> {
  const { values } = parseArgs({
    allowPositionals: true,
    options: {
      rounds: { type: "string", default: "3" },
      json: { type: "boolean", default: false },
      write: { type: "boolean", default: false },
    },
  });
  const rows = await benchPlanners({
    rounds: Number(values.rounds),
    report: (line) => void process.stderr.write(`${line}\n`),
  });
  await publish({ bench: "planner", figures: rows, tables: tableText(heads, rows.map(cells)) }, values);
}

function cells({ planner, graph, buildMs, firstMs, repeatedMs, distinctMs, rssMb }: PlannerRow): string[] {
  const text = (spread: Spread | undefined): string => spreadText(spread, 2);
  const each = (count: number): string => {
    const { median, lowest, highest } = distinctMs[count] as Spread;
    return text({ median: median / count, lowest: lowest / count, highest: highest / count });
  };
  return [
    planner,
    graph,
    text(buildMs),
    ...plannedWorkloads.flatMap((_name, index) => [text(firstMs[index]), text(repeatedMs[index])]),
    ...distinctCounts.map(each),
    rssMb.median.toFixed(0),
  ];
}
