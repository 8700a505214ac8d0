import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { setup } from "./global-setup.ts";

// Runs the tests of the subgraphs, and prints which share of the lines and branches of their domain, store and graph
// these run. Journeys are not counted: their shops are other processes.

interface Counted {
  readonly total: number;
  readonly covered: number;
}

type FileCoverage = Readonly<Record<"lines" | "branches", Counted>>;

const folders = ["domain", "store", "graph"];

/** Returns the coverage of each file, and null when a test failed. */
async function measure(): Promise<ReadonlyMap<string, FileCoverage> | null> {
  const folder = mkdtempSync(join(tmpdir(), "coverage-"));
  try {
    const args = [
      fileURLToPath(import.meta.resolve("jest/bin/jest")),
      "--coverage",
      "--coverageProvider=v8",
      "--coverageReporters=json-summary",
      `--coverageDirectory=${folder}`,
      `--collectCoverageFrom=subgraphs/*/src/{${folders.join(",")}}/**/*.ts`,
      "--collectCoverageFrom=!**/*.test.ts",
      "--collectCoverageFrom=!**/testing/**",
    ];
    const child = spawn(process.execPath, args, { stdio: "inherit" });
    const status = await new Promise((resolve, reject) => child.once("error", reject).once("close", resolve));
    if (status !== 0) return null;
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

const tearDown = await setup();
try {
  const coverage = await measure();
  if (coverage) print(coverage);
  else process.exitCode = 1;
} finally {
  await tearDown();
}
