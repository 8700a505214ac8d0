import { globSync, readFileSync } from "node:fs";
import { relative, resolve } from "node:path";
import { generate } from "@graphql-codegen/cli";
import config from "../../codegen.ts";

// Checks that the generated operations match their .graphql files and the committed schema.
const outputs = (await generate({ ...config, silent: true }, false)) as { filename: string; content: string }[];
const expected = new Map(outputs.map(({ filename, content }) => [relative("", resolve(filename)), content]));
const committed = new Set(
  globSync([
    "subgraphs/*/src/peers/generated/*.ts",
    "tests/src/generated/*.ts",
    "packages/client/src/generated/*.ts",
    "router/src/rest/generated/*.ts",
    "storefront/src/**/*.generated.ts",
  ]),
);
const problems = [
  ...[...expected]
    .filter(([path, content]) => !committed.has(path) || readFileSync(path, "utf8") !== content)
    .map(([path]) => `${path} is not what its operations and the schema say; npm run codegen writes it`),
  ...[...committed].filter((path) => !expected.has(path)).map((path) => `${path} is of no operations; delete it`),
];
for (const problem of problems) process.stderr.write(`${problem}\n`);
if (problems.length > 0) process.exitCode = 1;
