import { availableParallelism } from "node:os";
import { defineConfig, type TestProjectInlineConfiguration } from "vitest/config";
import { proofFolders } from "./scripts/proofs/proofs.ts";
import { LongestFirst } from "./scripts/testing/sequencer.ts";

// a test waits for processes, pages and clocks, too: with a worker for each core a fifth of them is idle
const maxWorkers = Math.ceil(availableParallelism() * 1.5);

/** A group of test files that share the modules of a worker. */
function project(name: string, include: readonly string[], options: object = {}): TestProjectInlineConfiguration {
  return {
    test: {
      name,
      include: [...include],
      exclude: [
        "**/node_modules/**",
        "**/dist/**",
        "scripts/new-subgraph-template/**",
        "scripts/packages/extended-project/**",
        ...(name === "proofs" ? [] : [`${proofFolders}/**`]),
      ],
      pool: "forks",
      maxWorkers,
      isolate: false,
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
    maxWorkers,
    projects: [
      project("journeys", ["{tests,tools/chaos}/src/**/*.test.ts"], native),
      project("libraries", ["{kernel,packages/*}/src/**/*.test.ts"], {
        ...native,
        // half of their time is that of servers, locks and schedules
        maxWorkers: availableParallelism() * 3,
        sequence: { groupOrder: 1 },
      }),
      project(
        "programs",
        ["{router,shop,demo,tools/bench,examples/*}/src/**/*.test.ts", "scripts/**/*.test.ts"],
        native,
      ),
      project("storefront", ["storefront/src/**/*.test.ts"]),
      {
        extends: "./storefront/vite.config.ts",
        ...project("components", ["storefront/src/**/*.test.tsx"], {
          setupFiles: "./storefront/src/testing/setup.ts",
          // an alias applies only to what Vite transforms
          server: { deps: { inline: ["use-intl"] } },
          // the package's main file is for Node
          alias: { "tus-js-client": "tus-js-client/lib.esm/browser/index.js" },
        }),
      },
      project("proofs", [`${proofFolders}/*.test.ts`, "tools/site/src/**/*.test.ts"], native),
    ],
  },
});
