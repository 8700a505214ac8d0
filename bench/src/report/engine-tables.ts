import type { Heat } from "../engine-bench.ts";
import type { Spread } from "../measure/spread.ts";
import { workloadOf } from "../workloads/workloads.ts";
import { rowsOf, type Row } from "./rows.ts";
import { tableText } from "./table-text.ts";

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

/** A table for each load. */
export function engineTables(heats: readonly Heat[]): string {
  return heats
    .map((heat) => {
      const { workload, clients, answerBytes } = heat;
      const title = `### ${workloadOf(workload).title}; ${clients} client${clients === 1 ? "" : "s"}, answer of ${bytesText(answerBytes)}`;
      return `${title}\n\n${tableText(heads, rowsOf(heat).map(cells))}`;
    })
    .join("\n");
}

function cells(row: Row): string[] {
  const spread = (of: Spread | undefined, digits: number): string =>
    of ? `${of.median.toFixed(digits)} (${of.lowest.toFixed(digits)}–${of.highest.toFixed(digits)})` : "";
  const others = row.timesBestOther ? `${spread(row.timesBestOther, 1)} ${row.bestOther}` : "";
  return [
    row.sharesInFlight ? `${row.title}, sharing in flight` : row.title,
    spread(row.cpuMs, 3),
    spread(row.timesStock, 1),
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
