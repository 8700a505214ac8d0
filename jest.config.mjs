import { availableParallelism } from "node:os";

export default {
  testEnvironment: "node",
  roots: [
    "kernel/src",
    "packages",
    "subgraphs",
    "router/src",
    "storefront/src",
    "shop/src",
    "demo/src",
    "tests/src",
    "tools",
    "scripts",
  ].map((folder) => `<rootDir>/${folder}`),
  testMatch: ["**/src/**/*.test.ts", "<rootDir>/scripts/**/*.test.ts"],
  modulePathIgnorePatterns: ["/dist/", "<rootDir>/scripts/new-subgraph-template/"],
  extensionsToTreatAsEsm: [".ts"],
  // from the sources, so that a test never runs on an old build; whole shops and processes run the build, which npm test makes first
  moduleNameMapper: {
    "^@souk/kernel/(.*)$": "<rootDir>/kernel/src/$1.ts",
    "^@souk/embedded-postgres$": "<rootDir>/packages/embedded-postgres/src/embedded-postgres.ts",
    "^@souk/embedded-postgres/(.*)$": "<rootDir>/packages/embedded-postgres/src/$1.ts",
    "^@souk/demo/(.*)$": "<rootDir>/demo/src/$1.ts",
    "^@souk/(router|shop|tests)/(.*)$": "<rootDir>/$1/src/$2.ts",
    "^@souk/federation-engine$": "<rootDir>/packages/federation-engine/src/index.ts",
    "^@souk/federation-engine/(.*)$": "<rootDir>/packages/federation-engine/src/$1.ts",
    "^@souk/([a-z-]+)/graph-types$": "<rootDir>/subgraphs/$1/src/graph/$1-types.ts",
    "^@souk/([a-z-]+)/(app|config)$": "<rootDir>/subgraphs/$1/src/$2.ts",
    "^@souk/([a-z-]+)/testing/(.*)$": "<rootDir>/subgraphs/$1/src/testing/$2.ts",
    "^(\\.{1,2}/.*)\\.js$": "$1",
  },
  // ours name no extension and are tried in this order; a package's names its file
  moduleFileExtensions: ["ts", "js", "mjs", "cjs", "json", "node"],
  transform: {
    "^.+\\.ts$": [
      "@swc/jest",
      {
        jsc: {
          target: "es2024",
          parser: { syntax: "typescript", decorators: true },
          transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
        },
        module: { type: "es6" },
        sourceMaps: true,
      },
    ],
  },
  setupFilesAfterEnv: ["<rootDir>/scripts/jest/retry.mjs"],
  testSequencer: "<rootDir>/scripts/jest/sequencer.mjs",
  globalSetup: "<rootDir>/scripts/jest/global-setup.mjs",
  globalTeardown: "<rootDir>/scripts/jest/global-teardown.mjs",
  // the bound of every test and hook, for machines at several times their normal load; a test that needs a shorter one names it
  testTimeout: 300_000,
  // modules of finished files stay in a worker's memory
  workerIdleMemoryLimit: "1500MB",
  // a test waits for processes, pages and clocks, too: with a worker for each core a fifth of them is idle
  maxWorkers: Math.ceil(availableParallelism() * 1.5),
  maxConcurrency: 3,
};
