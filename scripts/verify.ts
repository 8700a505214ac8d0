import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { text } from "node:stream/consumers";

// Runs every check that needs no running shop, even after a failure. Each is the npm script of the same name. After the
// build, two checks run at a time, the longest first. Checks that take minutes are proofs: npm run proofs.
const checks = [
  "format:check",
  "lint",
  "packages:check",
  "layers",
  "structure:check",
  "knip",
  "api:check",
  "operations:check",
  "prose",
  "schema:check",
  "openapi:check",
  "docs:check",
  "acceptance:check",
  "budgets",
  "migrations:check",
  "test:times",
];
const concurrency = 2;

/** The build has run already, so a check does not begin with its own. */
const { scripts } = JSON.parse(readFileSync("package.json", "utf8")) as { scripts: Record<string, string> };
const commandOf = (name: string): string => (scripts[name] ?? "").replace("npm run --silent build && ", "");

interface Outcome {
  readonly name: string;
  readonly passed: boolean;
}

async function run(name: string): Promise<Outcome> {
  const startedAt = performance.now();
  const child = spawn(commandOf(name), { shell: true, stdio: ["ignore", "pipe", "pipe"] });
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
const unknown = chosen.filter((name) => name !== "build" && !checks.includes(name));
if (unknown.length > 0)
  throw new Error(`no check is named ${unknown.join(" or ")}; there are: build ${checks.join(" ")}`);
const outcomes = [await run("build")];
const waiting = checks.filter((name) => chosen.length === 0 || chosen.includes(name));
async function work(): Promise<void> {
  for (let name = waiting.shift(); name !== undefined; name = waiting.shift()) outcomes.push(await run(name));
}
await Promise.all(Array.from({ length: concurrency }, work));
const failed = outcomes.filter(({ passed }) => !passed);
process.stdout.write(
  failed.length === 0
    ? `all ${outcomes.length} checks passed\n`
    : `${failed.length} of ${outcomes.length} checks failed: ${failed.map(({ name }) => name).join(", ")}\n`,
);
process.exitCode = failed.length === 0 ? 0 : 1;
