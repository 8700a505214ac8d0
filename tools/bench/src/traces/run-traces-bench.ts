import { parseArgs } from "node:util";
import { publish } from "../report/publish.ts";
import { spreadText } from "../report/spread-text.ts";
import { tableText } from "../report/table-text.ts";
import type { ComparedShops, CompareOptions } from "./compare-shops.ts";
import { benchMetrics } from "./metrics-bench.ts";
import { benchTraces } from "./traces-bench.ts";

export function runTracesBench(): Promise<void> {
  return runComparison("traces", benchTraces, ["off", "on at 10 %"]);
}

export function runMetricsBench(): Promise<void> {
  return runComparison("metrics", benchMetrics, ["not read", "read and stored each second"]);
}

async function runComparison(
  bench: "metrics" | "traces",
  compare: (options: CompareOptions) => Promise<ComparedShops[]>,
  [off, on]: readonly [off: string, on: string],
): Promise<void> {
  const { values } = parseArgs({
    allowPositionals: true,
    options: {
      seconds: { type: "string", default: "3" },
      rounds: { type: "string", default: "9" },
      clients: { type: "string", default: "8" },
      json: { type: "boolean", default: false },
      write: { type: "boolean", default: false },
    },
  });
  const figures = await compare({
    seconds: Number(values.seconds),
    rounds: Number(values.rounds),
    clients: Number(values.clients),
    report: (line) => void process.stderr.write(`${line}\n`),
  });
  const rows = figures.map((row) => [
    row.workload,
    spreadText(row.off, 2),
    spreadText(row.on, 2),
    spreadText(row.ratio, 2),
  ]);
  const columns = ["workload", `${off}, CPU ms/request`, `${on}, CPU ms/request`, "ratio"];
  await publish({ bench, figures, tables: tableText(columns, rows) }, values);
}
