import { kernelProblems, subgraphProblems } from "../structure.ts";

// Reports each file and folder that has no place in docs/STRUCTURE.md, and each folder with too many modules.
const problems = [...kernelProblems("kernel/src"), ...subgraphProblems("subgraphs")];
for (const problem of problems) process.stdout.write(`${problem}\n`);
if (problems.length > 0) process.exitCode = 1;
