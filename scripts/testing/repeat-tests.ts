import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { text } from "node:stream/consumers";
import { parseArgs } from "node:util";
import { brokenFiles, type TestReport } from "./test-report.ts";

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

const folder = mkdtempSync(join(tmpdir(), "souk-repeat-"));
process.on("exit", () => rmSync(folder, { recursive: true, force: true }));

/** `failed`: the names of tests and files; undefined when the runners stopped without a report. */
async function runOnce(): Promise<{ passed: boolean; output: string; failed: readonly string[] | undefined }> {
  const report = join(folder, "report.json");
  rmSync(report, { force: true });
  const args = [join(import.meta.dirname, "run-tests.ts"), `--report=${report}`, ...patterns];
  const env = { ...process.env, NO_COLOR: "1" };
  const child = spawn(process.execPath, args, { env, stdio: ["ignore", "pipe", "pipe"] });
  const ended = new Promise<number | null>((resolve, reject) => child.once("error", reject).once("close", resolve));
  const [status, stdout, stderr] = await Promise.all([ended, text(child.stdout), text(child.stderr)]);
  return { passed: status === 0, output: `${stdout}${stderr}`, failed: failedIn(report) };
}

function failedIn(file: string): readonly string[] | undefined {
  if (!existsSync(file)) return undefined;
  const report = JSON.parse(readFileSync(file, "utf8")) as TestReport;
  const tests = report.testResults.flatMap(({ name, assertionResults }) =>
    assertionResults
      .filter(({ status }) => status === "failed")
      .map(({ fullName }) => `${relative(".", name)}: ${fullName}`),
  );
  return [...tests, ...brokenFiles(report).map((name) => relative(".", name))];
}

const failures = new Map<string, number>();
for (let time = 1; time <= times && !isStopped; time += 1) {
  const startedAt = performance.now();
  const { passed, output, failed = [] } = await runOnce();
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(0);
  process.stdout.write(`${time}/${times}  ${passed ? "ok" : "FAILED"}  ${seconds} s\n`);
  if (passed) continue;
  process.stdout.write(output.replaceAll(/^(?:\s*✓|PASS ).*\n/gm, ""));
  for (const name of failed.length > 0 ? failed : ["the run itself"]) failures.set(name, (failures.get(name) ?? 0) + 1);
}
for (const [name, count] of failures) process.stdout.write(`failed ${count} of ${times}: ${name}\n`);
if (failures.size === 0) process.stdout.write(`all runs passed\n`);
process.exitCode = failures.size === 0 ? 0 : 1;
