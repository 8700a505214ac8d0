import { readFileSync } from "node:fs";
import { openApiDocument } from "@souk/router/rest/openapi-document";
import { findBaseBranch } from "../schema/base-branch.ts";
import { unrecorded } from "../schema/breaking-changes.ts";
import { openApiFile, openApiText } from "./openapi-files.ts";
import { brokenClients, lintProblems } from "./openapi-problems.ts";

// Checks that schema/openapi.json matches the REST routes, has no finding of a public ruleset, and breaks no client of
// the base branch unless a decision record names the change.
const committed = readFileSync(openApiFile, "utf8");
const problems = await lintProblems(openApiFile);
if (committed !== openApiText(await openApiDocument()))
  problems.push(`${openApiFile} is not what the REST routes say; npm run graph writes it`);
const base = findBaseBranch(".", process.env.SCHEMA_BASE);
const before = base?.readFile(openApiFile);
if (base !== undefined && before !== undefined) {
  const changes = unrecorded(brokenClients(before, committed), base.changedFiles("docs/decisions"));
  problems.push(
    ...changes.map(({ coordinate, message }) => `${coordinate} breaks clients of ${base.name}: ${message}`),
  );
}
for (const problem of problems) process.stderr.write(`${problem}\n`);
if (problems.length > 0) process.exitCode = 1;
