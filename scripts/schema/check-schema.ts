import { findBaseBranch } from "./base-branch.ts";
import { schemaProblems } from "./schema-problems.ts";
import { currentSubgraphSdls } from "./subgraph-sdls.ts";

// Checks the committed schema/ against the classes, the rules for subgraph borders, and the schema that clients know.
const base = findBaseBranch(".", process.env.SCHEMA_BASE);
const problems = await schemaProblems(".", await currentSubgraphSdls(), base);
if (base === undefined) process.stdout.write("no base branch, so breaking changes were not looked for\n");
for (const problem of problems) process.stderr.write(`${problem}\n`);
if (problems.length > 0) process.exitCode = 1;
