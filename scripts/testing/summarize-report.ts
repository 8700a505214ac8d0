import { readFileSync } from "node:fs";
import { relative } from "node:path";

// Summarizes a JSON report and the log of Vitest: "passed failed skipped" in the first line, then the skipped tests, those
// that passed on a second attempt, and the ten slowest files. The times are from the log, because those of the report
// leave out what runs before the first test.

interface Report {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly testResults: readonly {
    readonly name: string;
    readonly status: string;
    readonly assertionResults: readonly {
      readonly fullName: string;
      readonly status: string;
      readonly failureMessages: readonly string[];
    }[];
  }[];
}

const report = JSON.parse(readFileSync(process.argv[2] ?? "", "utf8")) as Report;
const files = report.testResults.map(({ name, ...file }) => ({ ...file, path: relative(process.cwd(), name) }));
// a file that cannot run has no tests to count, but is a failure
const broken = files.filter(({ status, assertionResults }) => status === "failed" && assertionResults.length === 0);
const skipped = files.flatMap(({ path, assertionResults }) =>
  assertionResults
    .filter(({ status }) => !["passed", "failed"].includes(status))
    .map(({ fullName }) => `skipped: ${path}: ${fullName}`),
);
const repeated = files.flatMap(({ path, assertionResults }) =>
  assertionResults
    .filter(({ status, failureMessages }) => status === "passed" && failureMessages.length > 0)
    .map(
      ({ fullName, failureMessages }) => `second attempt: ${path}: ${fullName}: ${failureMessages[0]?.split("\n")[0]}`,
    ),
);
const slowest = [...readFileSync(process.argv[3] ?? "", "utf8").matchAll(/^ \S \|\w+\| (\S+) \(.*\) (\d+)ms$/gm)]
  .map(([, path = "", ms]) => ({ path, seconds: Number(ms) / 1000 }))
  .toSorted((one, other) => other.seconds - one.seconds)
  .slice(0, 10)
  .map(({ path, seconds }) => `  ${seconds.toFixed(0)} s  ${path}`);
const totals = [report.numPassedTests, report.numFailedTests + broken.length, skipped.length];
process.stdout.write([totals.join(" "), ...skipped, ...repeated, "slowest test files:", ...slowest, ""].join("\n"));
