import { readFileSync } from "node:fs";
import { relative } from "node:path";
import { outcomeOf, type TestReport } from "./test-report.ts";

// Summarizes the JSON report and the log of npm test: "passed failed skipped" in the first line, then the skipped tests,
// the ten slowest files, and the failed tests. The times of Vitest's files are from the log, because those of its report
// leave out what runs before the first test.

const report = JSON.parse(readFileSync(process.argv[2] ?? "", "utf8")) as TestReport;
const files = report.testResults.map(({ name, ...file }) => ({ ...file, path: relative(process.cwd(), name) }));
const outcome = outcomeOf(report, { allowsSkipped: false });
const skipped = outcome.skipped.map(({ file, title }) => `skipped: ${relative("", file)}: ${title}`);
const failed = files.flatMap(({ path, assertionResults }) =>
  assertionResults
    .filter(({ status, failureMessages }) => status === "failed" && failureMessages.length > 0)
    .map(({ fullName, failureMessages }) => `failed: ${path}: ${fullName}: ${reasonsOf(failureMessages)}`),
);
const logged = new Map(
  [...readFileSync(process.argv[3] ?? "", "utf8").matchAll(/^ \S \|\w+\| (\S+) \(.*\) (\d+)ms$/gm)].map(
    ([, path = "", ms]) => [path, Number(ms)] as const,
  ),
);
const slowest = files
  .map(({ path, startTime, endTime }) => ({ path, seconds: (logged.get(path) ?? endTime - startTime) / 1000 }))
  .toSorted((one, other) => other.seconds - one.seconds)
  .slice(0, 10)
  .map(({ path, seconds }) => `  ${seconds.toFixed(0)} s  ${path}`);
const totals = [outcome.passed, outcome.failed, skipped.length];
process.stdout.write([totals.join(" "), ...skipped, "slowest test files:", ...slowest, ...failed, ""].join("\n"));

/** The first line of each different message. */
function reasonsOf(messages: readonly string[]): string {
  return [...new Set(messages.map((message) => message.split("\n")[0]))].join("; ");
}
