import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";

// Runs the tests of the subgraphs, and prints which share of the lines and branches of their domain, store and graph
// these run. Journeys are not counted: their shops are other processes.

interface Counted {
  readonly total: number;
  readonly covered: number;
}

type FileCoverage = Readonly<Record<"lines" | "branches", Counted>>;

const folders = ["domain", "store", "graph"];

async function ended(args: readonly string[], environment: NodeJS.ProcessEnv = {}): Promise<boolean> {
  const child = spawn(process.execPath, args, { stdio: "inherit", env: { ...process.env, ...environment } });
  const status = await new Promise((resolve, reject) => child.once("error", reject).once("close", resolve));
  return status === 0;
}

/** Returns the coverage of each file, and null when a test failed. */
async function measure(): Promise<ReadonlyMap<string, FileCoverage> | null> {
  const folder = mkdtempSync(join(tmpdir(), "coverage-"));
  try {
    const measured = join(folder, "measured");
    // in one process, because the runner kills a worker that writes its coverage for more than a second
    const tests = [join(import.meta.dirname, "run-tests.ts"), "--maxWorkers=1", "/subgraphs/[^/]+/src/"];
    if (!(await ended(tests, { NODE_V8_COVERAGE: measured }))) return null;
    const report = [
      fileURLToPath(import.meta.resolve("c8/bin/c8.js")),
      "report",
      `--temp-directory=${measured}`,
      `--reports-dir=${folder}`,
      "--reporter=json-summary",
      "--all",
      `--include=subgraphs/*/src/{${folders.join(",")}}/**/*.ts`,
      "--exclude=**/*.test.ts",
      "--exclude=**/testing/**",
    ];
    if (!(await ended(report))) return null;
    const summary = JSON.parse(readFileSync(join(folder, "coverage-summary.json"), "utf8")) as Record<
      string,
      FileCoverage
    >;
    const files = Object.entries(summary).filter(([file]) => file !== "total");
    return new Map(files.map(([file, coverage]) => [relative(process.cwd(), file), coverage]));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** `coverage` has the coverage of each file by its path. */
function print(coverage: ReadonlyMap<string, FileCoverage>): void {
  const groups = Map.groupBy(coverage, ([file]) => /^subgraphs\/(\w+)\/src\/(\w+)\//.exec(file)?.slice(1).join("/"));
  const share = (files: readonly (readonly [string, FileCoverage])[], kind: keyof FileCoverage): string => {
    const sum = (key: keyof Counted) => files.reduce((total, [, counted]) => total + counted[kind][key], 0);
    return `${((100 * sum("covered")) / Math.max(sum("total"), 1)).toFixed(1).padStart(6)} %`;
  };
  const row = (name: string, files: readonly (readonly [string, FileCoverage])[]): string =>
    `${name.padEnd(24)} ${share(files, "lines")} ${share(files, "branches")}`;
  const rows = [...groups].map(([name = "", files]) => row(name, files)).sort();
  const all = folders.map((folder) =>
    row(
      folder,
      [...coverage].filter(([file]) => file.split("/")[3] === folder),
    ),
  );
  process.stdout.write(["folder                      lines branches", ...rows, "", ...all, ""].join("\n"));
}

const coverage = await measure();
if (coverage) print(coverage);
else process.exitCode = 1;
