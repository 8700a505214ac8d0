import { apiProblems } from "./api-reports.ts";

// Writes docs/api/, the types of every module of the public API; with --check, reports the modules whose types differ.
const problems = apiProblems(!process.argv.includes("--check"));
for (const problem of problems) process.stderr.write(`${problem}\n`);
if (problems.length > 0) process.exitCode = 1;
