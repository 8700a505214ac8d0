import type { ChaosReport } from "./run-chaos.js";

/** The totals of one or more shops as readable text. */
export function reportText(reports: readonly ChaosReport[]): string {
  const total = (count: (report: ChaosReport) => number): number => reports.reduce((sum, one) => sum + count(one), 0);
  const fates = (...counted: readonly string[]): number =>
    total(({ buyers }) => buyers.reported.filter(({ fate }) => counted.includes(fate)).length);
  const missing = new Map<string, number>();
  for (const report of reports) {
    for (const [code, count] of report.buyers.missing) missing.set(code, (missing.get(code) ?? 0) + count);
  }
  const repeated = [...missing.values()].reduce((sum, count) => sum + count, 0);
  const reasons = [...missing].sort(([, one], [, other]) => other - one).map(([code, count]) => `${code} ${count}`);
  return [
    `kills                 ${total(({ faults }) => faults.kill)}`,
    `database restarts     ${total(({ faults }) => faults.restartDatabase)}`,
    `connections cut       ${total(({ faults }) => faults.cut)}`,
    `provider changes      ${total(({ faults }) => faults.changeProvider)}`,
    `orders acknowledged   ${total(({ buyers }) => buyers.reported.length)}, of them cancelled ${fates("cancelled")}, refunded ${fates("refunded", "refunded in part")}`,
    `orders settled        ${total(({ settled }) => settled)}`,
    `checkouts declined    ${total(({ buyers }) => buyers.declined)}, refused otherwise ${total(({ buyers }) => buyers.refused)}`,
    `requests repeated     ${repeated}${reasons.length === 0 ? "" : ` (${reasons.join(", ")})`}`,
    `differences           ${total(({ differences }) => differences.length)}`,
  ].join("\n");
}
