import { parseArgs } from "node:util";
import { publish } from "../report/publish.ts";
import { spreadText } from "../report/spread-text.ts";
import { tableText } from "../report/table-text.ts";
import { benchPlanners, type PlannerRow, type PlanTimes } from "./planner-bench.ts";

const heads = [
  "operations",
  "planner",
  "number",
  "opened, ms",
  "first plan, ms: p50, p99, highest",
  "later plans, ms: p50, p99, highest",
  "refused",
  "crashed, supergraphs",
  "RSS MB",
];

export async function runPlannerBench(): Promise<void> {
  const { values } = parseArgs({
    allowPositionals: true,
    options: {
      audit: { type: "string" },
      json: { type: "boolean", default: false },
      write: { type: "boolean", default: false },
    },
  });
  const rows = await benchPlanners({
    audit: values.audit === undefined ? undefined : new URL(values.audit),
    report: (line) => void process.stderr.write(`${line}\n`),
  });
  await publish({ bench: "planner", figures: rows, tables: tableText(heads, rows.map(cells)) }, values);
}

function cells({ set, planner, documents, openMs, first, again, refused, crashed, rssMb }: PlannerRow): string[] {
  return [
    set,
    planner,
    String(documents),
    spreadText(openMs, 1),
    timesText(first),
    timesText(again),
    String(refused),
    String(crashed),
    spreadText(rssMb, 0),
  ];
}

function timesText({ p50Ms, p99Ms, highestMs }: PlanTimes): string {
  return [p50Ms, p99Ms, highestMs].map((ms) => ms.toFixed(2)).join(", ");
}
