import type { EngineComparison } from "./engine-bench.ts";
import { workloadOf } from "../workloads/workloads.ts";
import { rowsOf, type Row } from "./rows.ts";
import { spreadText } from "../report/spread-text.ts";
import { tableText } from "../report/table-text.ts";

const heads = [
  "gateway",
  "CPU ms/request",
  "× stock, CPU",
  "× stock, req/s",
  "× best other, CPU",
  "of the ceiling, CPU",
  "req/s",
  "p50 ms",
  "p99 ms",
  "calls",
  "RSS MB",
  "core used",
];

/** One table per load. */
export function engineTables(comparisons: readonly EngineComparison[]): string {
  return comparisons
    .map((comparison) => {
      const { workload, clients, answerBytes, series } = comparison;
      const title = `### ${workloadOf(workload).title}; ${clients} client${clients === 1 ? "" : "s"}, answer of ${bytesText(answerBytes)}`;
      return `${title}\n\n${tableText(heads, rowsOf(series).map(cells))}`;
    })
    .join("\n");
}

function cells(row: Row): string[] {
  const others = row.timesBestOther ? `${spreadText(row.timesBestOther, 1)} ${row.bestOther}` : "";
  return [
    row.sharesInFlight ? `${row.title}, sharing in flight` : row.title,
    spreadText(row.cpuMs, 3),
    spreadText(row.timesStock, 1),
    row.timesStockPerSecond?.median.toFixed(1) ?? "",
    others,
    row.ofCeiling ? `${(100 * row.ofCeiling.median).toFixed(0)} %` : "",
    row.perSecond.median.toFixed(0),
    row.p50Ms.median.toFixed(2),
    row.p99Ms.median.toFixed(1),
    row.calls.toFixed(1),
    row.rssMb.toFixed(0),
    `${(100 * row.coreShare.median).toFixed(0)} %`,
  ];
}

function bytesText(bytes: number): string {
  return bytes < 1000 ? `${bytes} bytes` : `${(bytes / 1000).toFixed(1)} kB`;
}
