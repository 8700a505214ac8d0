import { execFileSync } from "node:child_process";
import { parseArgs } from "node:util";
import { publishMissing } from "./publish.ts";

// Publishes the packages whose version the registry lacks: npm run packages:publish -- --registry URL --no-provenance
const { values } = parseArgs({
  allowNegative: true,
  options: { registry: { type: "string" }, provenance: { type: "boolean" }, "dry-run": { type: "boolean" } },
});
const registry = values.registry ?? execFileSync("npm", ["config", "get", "registry"], { encoding: "utf8" }).trim();
const options = [
  ...(values.provenance === false ? ["--no-provenance"] : []),
  ...(values["dry-run"] ? ["--dry-run"] : []),
];
process.stdout.write(`published ${await publishMissing({ registry, options })} packages\n`);
