import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { TestReport } from "../../../scripts/testing/test-report.ts";
import type { PlantedFault } from "./planted-fault.ts";

export type Outcome = "caught" | "SURVIVED" | "CANNOT BE PLANTED" | "TESTS DO NOT RUN";

interface TestRun {
  /** Null when there is no report, because a runner crashed or was stopped. */
  readonly report: TestReport | null;
  readonly log: string;
}

const runTimeoutMs = 600_000;

/**
 * Plants one fault at a time in `tree` and runs the tests that must notice it. Only a failed test counts: a fault that
 * keeps the test file from loading proves nothing. Throws when the tests fail without any fault.
 */
export function plantFaults(
  tree: string,
  faults: readonly PlantedFault[],
  report: (fault: PlantedFault, outcome: Outcome) => void,
): Outcome[] {
  checkWithoutFault(tree, [...new Set(faults.map(({ tests }) => tests))]);
  return faults.map((fault) => {
    const outcome = outcomeOf(tree, fault);
    report(fault, outcome);
    return outcome;
  });
}

function checkWithoutFault(tree: string, patterns: readonly string[]): void {
  if (patterns.length === 0) return;
  const { report, log } = runTests(tree, patterns);
  if (report === null) throw new Error(`the tests did not finish without any fault:\n${log}`);
  const failed = report.testResults.filter(({ status }) => status === "failed");
  if (!report.success || failed.length > 0 || report.numPassedTests === 0)
    throw new Error(
      ["tests fail without any fault:", ...failed.map(({ name, message }) => `${name}\n${message}`)].join("\n"),
    );
}

function outcomeOf(tree: string, { file, find, replace, tests }: PlantedFault): Outcome {
  const path = join(tree, file);
  const text = existsSync(path) ? readFileSync(path, "utf8") : "";
  const occurrences = text.split(find).length - 1;
  if (occurrences !== 1) return "CANNOT BE PLANTED";
  writeFileSync(
    path,
    text.replace(find, () => replace),
  );
  try {
    const { report } = runTests(tree, [tests]);
    if (report === null) return "TESTS DO NOT RUN";
    if (report.numFailedTests > 0) return "caught";
    return report.success && report.numPassedTests > 0 ? "SURVIVED" : "TESTS DO NOT RUN";
  } finally {
    writeFileSync(path, text);
  }
}

function runTests(tree: string, patterns: readonly string[]): TestRun {
  // the runner loads the sources of its own tree
  const runner = join(tree, "scripts/testing/run-tests.ts");
  const output = join(tree, "planted-fault-report.json");
  const options = ["--silent", "--proofs", `--report=${output}`, ...patterns];
  // no retries, and a whole shop from the sources, which contain the fault
  const env = { ...process.env, TEST_SHOPS: "here", CI: "" };
  const { stderr } = spawnSync(process.execPath, [runner, ...options], {
    cwd: tree,
    env,
    encoding: "utf8",
    maxBuffer: 256 * 1024 ** 2,
    timeout: runTimeoutMs,
  });
  try {
    return { report: JSON.parse(readFileSync(output, "utf8")) as TestRun["report"], log: stderr };
  } catch {
    return { report: null, log: stderr };
  } finally {
    rmSync(output, { force: true });
  }
}
