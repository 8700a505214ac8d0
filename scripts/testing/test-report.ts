/** The parts of a JSON report that Jest and Vitest share. */
export interface TestReport {
  readonly success: boolean;
  readonly numTotalTests: number;
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
  const sum = (key: "numTotalTests" | "numPassedTests" | "numFailedTests"): number =>
    reports.reduce((total, report) => total + report[key], 0);
  return {
    success: reports.every(({ success }) => success),
    numTotalTests: sum("numTotalTests"),
    numPassedTests: sum("numPassedTests"),
    numFailedTests: sum("numFailedTests"),
    testResults: reports.flatMap(({ testResults }) => testResults),
  };
}

/** Files that could not run. They have no tests to count, but are failures. */
export function brokenFiles({ testResults }: TestReport): readonly string[] {
  return testResults
    .filter(({ status, assertionResults }) => status === "failed" && assertionResults.length === 0)
    .map(({ name }) => name);
}
