import { availableParallelism } from "node:os";
import { defineConfig, type TestProjectInlineConfiguration } from "vitest/config";
import { LongestFirst } from "./scripts/testing/sequencer.ts";

/**
 * A group of test files that share the modules of a worker.
 *
 * `attempts`: how often a failed test runs in CI, whose log has the failures of each attempt.
 */
function project(
  name: string,
  include: readonly string[],
  attempts: number,
  options: object = {},
): TestProjectInlineConfiguration {
  return {
    test: {
      name,
      include: [...include],
      exclude: [
        "**/node_modules/**",
        "**/dist/**",
        "scripts/new-subgraph-template/**",
        "scripts/packages/extended-project/**",
      ],
      pool: "forks",
      isolate: false,
      retry: process.env.CI ? attempts - 1 : 0,
      // for machines at several times their normal load; a test that needs a shorter one names it
      testTimeout: 300_000,
      hookTimeout: 300_000,
      ...options,
    },
  };
}

/** Node loads the sources, so that a test never runs on an old build. Whole shops and processes run the build, which npm test makes first. */
const native = {
  execArgv: ["--no-warnings", "--import", "./scripts/load-sources.ts"],
  experimental: { viteModuleRunner: false },
};

export default defineConfig({
  test: {
    globalSetup: "./scripts/testing/global-setup.ts",
    sequence: { sequencer: LongestFirst },
    // a test waits for processes, pages and clocks, too: with a worker for each core a fifth of them is idle
    maxWorkers: Math.ceil(availableParallelism() * 1.5),
    projects: [
      // browsers, killed processes, waits for mail
      project("journeys", ["{tests,tools/chaos}/src/**/*.test.ts"], 3, native),
      // jobs, servers, races
      project("subgraphs", ["{kernel,packages/*,subgraphs/*}/src/**/*.test.ts"], 2, native),
      project(
        "programs",
        ["{router,shop,demo,tools/{bench,mutants,site},examples/*}/src/**/*.test.ts", "scripts/**/*.test.ts"],
        1,
        native,
      ),
      project("storefront", ["storefront/src/**/*.test.ts"], 1),
    ],
  },
});
