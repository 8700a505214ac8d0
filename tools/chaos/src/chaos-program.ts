import { TemporaryFolder } from "@souk/tests/test-kit/shop/temporary-folder";
import type { ChaosArguments } from "./chaos-arguments.js";
import { runChaos, type ChaosReport } from "./run-chaos.js";

const names = { one: "the shop in one process", many: "the shop in many processes" } as const;

/** Returns the exit code: 0 without differences, 1 with differences, 130 when interrupted. */
export async function chaosProgram(
  { shops, minutes, seed, buyers, keep }: ChaosArguments,
  stopped: Promise<void>,
  log: (text: string) => void,
): Promise<number> {
  const stop = new AbortController();
  void stopped.then(() => stop.abort(new Error("stopped")));
  await using resources = new AsyncDisposableStack();
  const folder = await TemporaryFolder.create();
  if (keep) log(`data and logs stay in ${folder.path}`);
  else resources.use(folder);
  const reports: ChaosReport[] = [];
  try {
    for (const kind of shops) {
      log(`${names[kind]}, seed ${seed}`);
      const input = { kind, minutes: minutes / shops.length, seed, buyers, folder: folder.in(kind), log };
      const report = await runChaos({ ...input, signal: stop.signal });
      for (const difference of report.differences) log(difference);
      log(reportText([report]));
      reports.push(report);
    }
  } catch (error) {
    if (!stop.signal.aborted) throw error;
    log("stopped; nothing was compared");
    return 130;
  }
  if (reports.length > 1) log(`together\n${reportText(reports)}`);
  return reports.every(({ differences }) => differences.length === 0) ? 0 : 1;
}

/** The totals of one or more shops as readable text. */
function reportText(reports: readonly ChaosReport[]): string {
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
