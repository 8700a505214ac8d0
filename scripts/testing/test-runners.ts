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

/**
 * The files of each runner whose paths match one of the patterns, which are regular expressions; all without patterns. A
 * runner without files is absent. Jest is first. The runners get these files, because they read patterns differently.
 */
export function filesByRunner(
  files: readonly string[],
  patterns: readonly string[],
): ReadonlyMap<TestRunner, readonly string[]> {
  const expressions = patterns.map((pattern) => new RegExp(pattern));
  const chosen = files.filter((file) => expressions.length === 0 || expressions.some((one) => one.test(file)));
  const ofEach = (["jest", "vitest"] as const).map(
    (runner) => [runner, chosen.filter((file) => runnerOf(file) === runner)] as const,
  );
  return new Map(ofEach.filter(([, its]) => its.length > 0));
}
