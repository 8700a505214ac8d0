import { spawnSync } from "node:child_process";

// Runs every check that needs no running shop, even after a failure. Each is the npm script of the same name.
const checks = [
  "format:check",
  "build",
  "lint",
  "layers",
  "prose",
  "knip",
  "budgets",
  "schema:check",
  "codegen:check",
  "operations:check",
  "verify:guards",
  "new-subgraph:check",
];

interface Outcome {
  readonly name: string;
  readonly passed: boolean;
  readonly seconds: string;
}

function run(name: string): Outcome {
  const startedAt = performance.now();
  const { status, stdout, stderr } = spawnSync(process.execPath, ["--run", name], { encoding: "utf8" });
  const passed = status === 0;
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  process.stdout.write(`${passed ? "ok    " : "FAILED"}  ${name}  ${seconds} s\n`);
  if (!passed) process.stdout.write(`${indented(`${stdout}${stderr}`)}\n`);
  return { name, passed, seconds };
}

function indented(output: string): string {
  return output.trimEnd().replaceAll(/^(?=.)/gm, "        ");
}

const asked = process.argv.slice(2);
const outcomes = checks.filter((name) => asked.length === 0 || asked.includes(name)).map(run);
const failed = outcomes.filter(({ passed }) => !passed);
process.stdout.write(
  failed.length === 0
    ? `all ${outcomes.length} checks passed\n`
    : `${failed.length} of ${outcomes.length} checks failed: ${failed.map(({ name }) => name).join(", ")}\n`,
);
process.exitCode = failed.length === 0 ? 0 : 1;
