import { globSync } from "node:fs";
import { resolve } from "node:path";

/** Jest runs the unit tests of the subgraphs, and Vitest all others (docs/decisions/073). */
export type TestRunner = "jest" | "vitest";

/** All test files of a tree, as absolute paths. */
export function testFilesIn(tree: string): string[] {
  const found = globSync("**/*.test.{ts,tsx,js}", { cwd: tree, exclude: ["**/node_modules", "**/dist"] });
  return found.map((file) => resolve(tree, file));
}

function runnerOf(file: string): TestRunner {
  return /\/subgraphs\/[^/]+\/src\//.test(file) ? "jest" : "vitest";
}

/** The runners of the files that match one of the patterns; those of all files without patterns. */
export function runnersOf(files: readonly string[], patterns: readonly string[]): TestRunner[] {
  const expressions = patterns.map((pattern) => new RegExp(pattern));
  const chosen = files.filter((file) => expressions.length === 0 || expressions.some((one) => one.test(file)));
  const needed = new Set(chosen.map(runnerOf));
  return (["jest", "vitest"] as const).filter((runner) => needed.has(runner));
}
