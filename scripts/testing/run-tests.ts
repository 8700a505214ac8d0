import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { setup } from "./global-setup.ts";
import { mergeReports, outcomeOf, type TestReport } from "./test-report.ts";
import { testTimesFile, timesOf } from "./test-times.ts";
import { filesByRunner, testFilesIn, type TestRunner } from "./test-runners.ts";

// Runs the tests of the working directory with Jest and Vitest, one after the other, and prints one total. Both use the
// server and the folder of one setup. Each has more workers than there are cores, so side by side they would only wait
// for each other.

const { values, positionals: patterns } = parseArgs({
  allowPositionals: true,
  options: {
    /** Runs the tests whose title matches. */
    testNamePattern: { type: "string", short: "t" },
    shard: { type: "string" },
    maxWorkers: { type: "string" },
    silent: { type: "boolean" },
    /** With the tests that are proofs. */
    proofs: { type: "boolean" },
    /** The file for the JSON report of both runners. */
    report: { type: "string" },
  },
});
const { report: reportFile, proofs, ...options } = values;

const pathOf = (module: string): string => fileURLToPath(import.meta.resolve(module));

/** The arguments of Node that start a runner with a JSON report. */
const programs: Readonly<Record<TestRunner, (report: string) => readonly string[]>> = {
  jest: (report) => [
    // its workers get the options of this process
    "--no-warnings",
    "--import",
    import.meta.resolve("./jest-modules.ts"),
    pathOf("jest/bin/jest"),
    "--runTestsByPath",
    "--json",
    `--outputFile=${report}`,
  ],
  vitest: (report) => [
    join(dirname(pathOf("vitest/package.json")), "vitest.mjs"),
    "run",
    ...(proofs ? [] : ["--project=!proofs"]),
    "--reporter=default",
    "--reporter=json",
    `--outputFile.json=${report}`,
  ],
};

/** Returns null when the runner stopped before its report. */
async function runTests(runner: TestRunner, files: readonly string[]): Promise<TestReport | null> {
  const file = join(mkdtempSync(join(tmpdir(), "report-")), `${runner}.json`);
  const given = Object.entries(options).map(([name, value]) => `--${name}=${value}`);
  // a shard may leave a runner without files
  const all = [...programs[runner](file), "--passWithNoTests", ...given, ...files];
  const child = spawn(process.execPath, all, { stdio: "inherit" });
  const [status, signal] = await new Promise<[number | null, NodeJS.Signals | null]>((resolve, reject) =>
    child.once("error", reject).once("close", (...ended) => resolve(ended)),
  );
  try {
    const report = JSON.parse(readFileSync(file, "utf8")) as TestReport;
    return { ...report, success: report.success && status === 0 };
  } catch {
    process.stdout.write(`${runner} stopped without a report (${signal ?? `exit code ${status}`})\n`);
    return null;
  }
}

/** Whether the run has all tests. */
const isWhole = patterns.length === 0 && options.testNamePattern === undefined && options.shard === undefined;

/** For npm run verify. */
function writeTimes(report: TestReport): void {
  mkdirSync(dirname(testTimesFile), { recursive: true });
  writeFileSync(testTimesFile, JSON.stringify(timesOf(report), null, 2));
}

async function main(): Promise<boolean> {
  const runners = filesByRunner(testFilesIn(process.cwd()), patterns);
  const reports: (TestReport | null)[] = [];
  const tearDown = await setup();
  try {
    // all files are those of each runner's configuration
    for (const [runner, files] of runners) reports.push(await runTests(runner, patterns.length > 0 ? files : []));
  } finally {
    await tearDown();
  }
  const finished = reports.filter((report) => report !== null);
  const report = mergeReports(finished);
  if (reportFile !== undefined && finished.length === runners.size) writeFileSync(reportFile, JSON.stringify(report));
  if (isWhole && finished.length === runners.size) writeTimes(report);
  // a title leaves out all other tests
  const allowsSkipped = !process.env.CI || options.testNamePattern !== undefined;
  const { passed, failed, skipped, isSuccess } = outcomeOf(report, { allowsSkipped });
  process.stdout.write(`Total: ${passed} tests passed, ${failed} failed, ${skipped.length} skipped\n`);
  if (!allowsSkipped) {
    const named = skipped.map(({ file, title }) => `skipped, which fails in CI: ${relative("", file)}: ${title}\n`);
    process.stdout.write(named.join(""));
  }
  if (finished.length === runners.size && report.testResults.length === 0)
    process.stdout.write("no test file was run\n");
  return isSuccess && finished.length === runners.size && report.testResults.length > 0;
}

// the terminal sends the signal to the runners, too: their end begins the teardown
for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => undefined);
process.exitCode = (await main()) ? 0 : 1;
