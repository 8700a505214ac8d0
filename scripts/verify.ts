import { spawn } from "node:child_process";
import { text } from "node:stream/consumers";

// Runs every check that needs no running shop, even after a failure. Each is the npm script of the same name. Checks in
// one row run at the same time: the last two work in copies of the tree, and leave a core free.
const checks = [
  ["format:check"],
  ["build"],
  ["lint"],
  ["layers"],
  ["prose"],
  ["docs:check"],
  ["knip"],
  ["budgets"],
  ["schema:check"],
  ["codegen:check"],
  ["operations:check"],
  ["openapi:check"],
  ["migrations:check"],
  ["api:check"],
  ["packages:check"],
  ["verify:guards", "new-subgraph:check"],
];

interface Outcome {
  readonly name: string;
  readonly passed: boolean;
}

async function run(name: string): Promise<Outcome> {
  const startedAt = performance.now();
  const child = spawn(process.execPath, ["--run", name], { stdio: ["ignore", "pipe", "pipe"] });
  const ended = new Promise<number | null>((resolve, reject) => child.once("error", reject).once("close", resolve));
  const [status, stdout, stderr] = await Promise.all([ended, text(child.stdout), text(child.stderr)]);
  const passed = status === 0;
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  process.stdout.write(`${passed ? "ok    " : "FAILED"}  ${name}  ${seconds} s\n`);
  if (!passed) process.stdout.write(`${indented(`${stdout}${stderr}`)}\n`);
  return { name, passed };
}

function indented(output: string): string {
  return output.trimEnd().replaceAll(/^(?=.)/gm, "        ");
}

const chosen = process.argv.slice(2);
const outcomes: Outcome[] = [];
for (const row of checks) {
  const names = row.filter((name) => chosen.length === 0 || chosen.includes(name));
  outcomes.push(...(await Promise.all(names.map(run))));
}
const failed = outcomes.filter(({ passed }) => !passed);
process.stdout.write(
  failed.length === 0
    ? `all ${outcomes.length} checks passed\n`
    : `${failed.length} of ${outcomes.length} checks failed: ${failed.map(({ name }) => name).join(", ")}\n`,
);
process.exitCode = failed.length === 0 ? 0 : 1;
