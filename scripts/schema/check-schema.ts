import { SettingsReader } from "@souk/kernel/config/config-reader";
import { readUsage, UsageUnavailableError, type UsedOperation } from "@souk/shop/schema-usage/read-usage";
import { readUsageSource } from "@souk/shop/schema-usage/usage-source";
import { findBaseBranch } from "./base-branch.ts";
import { schemaProblems } from "./schema-problems.ts";
import { currentSubgraphSdls } from "./subgraph-sdls.ts";

// Checks the committed schema/ against the classes, the rules for subgraph borders, the schema that clients know, and the
// operations that a running shop has counted, if the settings name one.
const base = findBaseBranch(".", process.env.SCHEMA_BASE);
const { operations, faults } = await operationsInUse();
const problems = [...faults, ...(await schemaProblems(".", await currentSubgraphSdls(), base, operations))];
if (base === undefined) process.stdout.write("no base branch, so breaking changes were not looked for\n");
for (const problem of problems) process.stderr.write(`${problem}\n`);
if (problems.length > 0) process.exitCode = 1;

async function operationsInUse(): Promise<{ operations: UsedOperation[]; faults: string[] }> {
  const reader = new SettingsReader(process.env);
  const source = readUsageSource(reader);
  if (reader.faults.length > 0)
    return { operations: [], faults: reader.faults.map(({ name, complaint }) => `${name} ${complaint}`) };
  if (!source) return { operations: [], faults: [] };
  try {
    const used = await readUsage(source);
    process.stdout.write(`compared with ${used.length} operations in use\n`);
    return { operations: used, faults: [] };
  } catch (error) {
    if (!(error instanceof UsageUnavailableError)) throw error;
    return { operations: [], faults: [error.message] };
  }
}
