/** The parts of a JSON report that Jest and Vitest share. */
export interface TestReport {
  readonly success: boolean;
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly testResults: readonly {
    readonly name: string;
    readonly status: string;
    readonly message: string;
    /** Milliseconds. Vitest leaves out the time before the first test. */
    readonly startTime: number;
    readonly endTime: number;
    readonly assertionResults: readonly {
      readonly fullName: string;
      readonly status: string;
      readonly failureMessages: readonly string[];
    }[];
  }[];
}

export function mergeReports(reports: readonly TestReport[]): TestReport {
  const sum = (key: "numPassedTests" | "numFailedTests"): number =>
    reports.reduce((total, report) => total + report[key], 0);
  return {
    success: reports.every(({ success }) => success),
    numPassedTests: sum("numPassedTests"),
    numFailedTests: sum("numFailedTests"),
    testResults: reports.flatMap(({ testResults }) => testResults),
  };
}

export interface Outcome {
  readonly passed: number;
  /** Tests, and files that could not run. */
  readonly failed: number;
  readonly skipped: readonly { readonly file: string; readonly title: string }[];
  readonly isSuccess: boolean;
}

/** A test is skipped where its program is missing. Where all are installed, that is a failure. */
export function outcomeOf(report: TestReport, { allowsSkipped }: { readonly allowsSkipped: boolean }): Outcome {
  const skipped = report.testResults.flatMap(({ name: file, assertionResults }) =>
    assertionResults
      .filter(({ status }) => !["passed", "failed"].includes(status))
      .map(({ fullName: title }) => ({ file, title })),
  );
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + brokenFiles(report).length,
    skipped,
    isSuccess: report.success && (allowsSkipped || skipped.length === 0),
  };
}

/** Files that could not run. They have no tests to count, but are failures. */
export function brokenFiles({ testResults }: TestReport): readonly string[] {
  return testResults
    .filter(({ status, assertionResults }) => status === "failed" && assertionResults.length === 0)
    .map(({ name }) => name);
}
