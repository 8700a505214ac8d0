import { expect, test } from "vitest";
import { outcomeOf, type TestReport } from "./test-report.ts";

/** A report of one file with a test for each status. */
function reportOf(...statuses: readonly string[]): TestReport {
  const count = (wanted: string): number => statuses.filter((status) => status === wanted).length;
  const assertionResults = statuses.map((status, index) => ({
    fullName: `test ${index}`,
    status,
    failureMessages: [],
  }));
  const name = "carts.test.ts";
  const file = { name, status: "passed", message: "", startTime: 0, endTime: 1, assertionResults };
  return {
    success: count("failed") === 0,
    numPassedTests: count("passed"),
    numFailedTests: count("failed"),
    testResults: [file],
  };
}

test.each([
  ["passed tests", ["passed", "passed"], true, true],
  ["a failed test", ["passed", "failed"], false, false],
  ["a test that Vitest skipped", ["passed", "skipped"], true, false],
  ["a test that Jest skipped", ["passed", "pending"], true, false],
  ["a test to be written", ["passed", "todo"], true, false],
])("a run with %s: %j", (_title, statuses, isSuccess, isSuccessInCi) => {
  const report = reportOf(...statuses);
  expect(outcomeOf(report, { allowsSkipped: true }).isSuccess).toBe(isSuccess);
  expect(outcomeOf(report, { allowsSkipped: false }).isSuccess).toBe(isSuccessInCi);
});

test("the outcome names each skipped test", () => {
  expect(outcomeOf(reportOf("passed", "skipped", "failed"), { allowsSkipped: true })).toMatchObject({
    passed: 1,
    failed: 1,
    skipped: [{ file: "carts.test.ts", title: "test 1" }],
  });
});
