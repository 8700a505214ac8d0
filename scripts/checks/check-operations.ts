import { readFileSync } from "node:fs";
import { clientDocuments, manifestText, operationManifest, operationProblems } from "../generate/operation-manifest.ts";

// Checks that schema/operations.json matches the operations of our clients, and that these fit the committed schema.
const manifest = operationManifest(clientDocuments());
const problems = operationProblems(manifest, readFileSync("schema/api.graphql", "utf8"));
if (readFileSync("schema/operations.json", "utf8") !== manifestText(manifest))
  problems.push("schema/operations.json is not what the operations of clients say; npm run operations writes it");
for (const problem of problems) process.stderr.write(`${problem}\n`);
if (problems.length > 0) process.exitCode = 1;
