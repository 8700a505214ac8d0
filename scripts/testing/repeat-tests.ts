import { spawn } from "node:child_process";
import { text } from "node:stream/consumers";
import { parseArgs } from "node:util";

// Runs test files again and again, with busy processes beside them, to find tests that fail now and then. Prints each
// failure, and exits with 1 if there was one.

const { values, positionals: patterns } = parseArgs({
  allowPositionals: true,
  options: { times: { type: "string", default: "50" }, load: { type: "string", default: "0" } },
});
const [times, load] = [Number(values.times), Number(values.load)];

if (patterns.length === 0 || !Number.isInteger(times) || !Number.isInteger(load))
  throw new Error("use: npm run test:repeat -- FILE ... [--times 50] [--load 2]");

const busy = Array.from({ length: load }, () => spawn(process.execPath, ["-e", "for (;;);"], { stdio: "ignore" }));
for (const child of busy) child.unref();
const endLoad = (): void => busy.forEach((child) => child.kill("SIGKILL"));
process.on("exit", endLoad);
let isStopped = false;
// the terminal sends the signal to the tests, too
for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => (isStopped = true));

async function runOnce(): Promise<{ readonly passed: boolean; readonly output: string }> {
  const child = spawn("vitest", ["run", "--no-color", ...patterns], { stdio: ["ignore", "pipe", "pipe"] });
  const ended = new Promise<number | null>((resolve, reject) => child.once("error", reject).once("close", resolve));
  const [status, stdout, stderr] = await Promise.all([ended, text(child.stdout), text(child.stderr)]);
  return { passed: status === 0, output: `${stdout}${stderr}` };
}

const failures = new Map<string, number>();
for (let time = 1; time <= times && !isStopped; time += 1) {
  const startedAt = performance.now();
  const { passed, output } = await runOnce();
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(0);
  process.stdout.write(`${time}/${times}  ${passed ? "ok" : "FAILED"}  ${seconds} s\n`);
  if (passed) continue;
  process.stdout.write(output.replaceAll(/^\s*✓.*\n/gm, ""));
  const names = [...output.matchAll(/^ FAIL +(.+)$/gm)].map(([, name = ""]) => name);
  for (const name of names.length > 0 ? new Set(names) : ["the run itself"])
    failures.set(name, (failures.get(name) ?? 0) + 1);
}
for (const [name, count] of failures) process.stdout.write(`failed ${count} of ${times}: ${name}\n`);
if (failures.size === 0) process.stdout.write(`all runs passed\n`);
process.exitCode = failures.size === 0 ? 0 : 1;
