import { relative } from "node:path";
import { filesTooLong, longWaits, testTimesFile, textOf, type TestTimes } from "./test-times.ts";
import { testFilesIn } from "./test-runners.ts";

// Checks that no test file took too long in the last run of all tests on this machine, if there was one, and that no
// test waits for long without a reason.

const times = JSON.parse(textOf(testTimesFile) ?? "{}") as TestTimes;
const waits = testFilesIn(process.cwd()).flatMap((file) =>
  longWaits(relative(process.cwd(), file), textOf(file) ?? ""),
);
const complaints = [...filesTooLong(times, textOf), ...waits];
for (const complaint of complaints) process.stderr.write(`${complaint}\n`);
process.exitCode = complaints.length > 0 ? 1 : 0;
