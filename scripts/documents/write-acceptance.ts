import { readFileSync, writeFileSync } from "node:fs";
import { acceptancePage, acceptanceProblems, testsByRow } from "./acceptance-page.ts";

// Writes the tests of each promise into docs/acceptance.md. With --check, reports what the page lacks instead.
const path = "docs/acceptance.md";
const page = readFileSync(path, "utf8");
const tests = testsByRow();
if (process.argv.includes("--check")) {
  const problems = acceptanceProblems(page, tests);
  for (const problem of problems) process.stdout.write(`${problem}\n`);
  if (problems.length > 0) process.exitCode = 1;
} else {
  writeFileSync(path, acceptancePage(page, tests));
}
