import { setTimeout as delay } from "node:timers/promises";
import { runAudit } from "@souk/shop/audit/run-audit";
import type { ReportedOrder } from "./chaos-buyer.js";
import { compareReportedOrders } from "./compare-reported-orders.js";
import { readPaidOrders } from "./paid-orders.js";

export interface SettledData {
  /** Paid orders without pending work. */
  readonly settled: number;
  readonly differences: readonly string[];
}

const timeoutMs = 120_000;
const pauseMs = 2000;

/** Waits up to two minutes until no work is pending. Returns the differences at that time. */
export async function compareSettledData(
  serverUrl: string,
  reported: readonly ReportedOrder[],
  signal: AbortSignal,
): Promise<SettledData> {
  const end = Date.now() + timeoutMs;
  for (;;) {
    const audited = await auditDifferences(serverUrl);
    const paid = await readPaidOrders(serverUrl);
    const settled = paid.filter(({ isOpen }) => !isOpen).length;
    const open = settled === paid.length ? [] : [`${paid.length - settled} paid orders are not settled`];
    const differences = [...audited, ...compareReportedOrders(reported, paid), ...open];
    if (differences.length === 0 || Date.now() >= end) return { settled, differences };
    await delay(pauseMs, undefined, { signal });
  }
}

/** The lines of the audit's report, or one line with the reason why the audit cannot run. */
async function auditDifferences(serverUrl: string): Promise<string[]> {
  const lines: string[] = [];
  const take = (text: string): void => void lines.push(...text.split("\n"));
  const code = await runAudit(["--grace", "0"], { DATABASE_URL: serverUrl }, { out: take, printError: take });
  if (code === 0) return [];
  return code === 1 ? lines.filter((line) => /^[a-z-]+: /.test(line)) : lines;
}
