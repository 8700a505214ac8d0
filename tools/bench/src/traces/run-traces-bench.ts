import { parseArgs } from "node:util";
import { publish } from "../report/publish.ts";
import { spreadText } from "../report/spread-text.ts";
import { tableText } from "../report/table-text.ts";
import { benchTraces, type TracesFigures } from "./traces-bench.ts";

export async function runTracesBench(): Promise<void> {
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
  const figures = await benchTraces({
    seconds: Number(values.seconds),
    rounds: Number(values.rounds),
    clients: Number(values.clients),
    report: (line) => void process.stderr.write(`${line}\n`),
  });
  await publish({ bench: "traces", figures, tables: tracesText(figures) }, values);
}

function tracesText(figures: readonly TracesFigures[]): string {
  const rows = figures.map(({ workload, off, on, ratio }) => [
    workload,
    spreadText(off, 2),
    spreadText(on, 2),
    spreadText(ratio, 2),
  ]);
  return tableText(["workload", "off, CPU ms/request", "on at 10 %, CPU ms/request", "on ÷ off"], rows);
}
