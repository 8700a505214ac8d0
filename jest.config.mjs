import { availableParallelism } from "node:os";

export default {
  // a worker keeps its modules from one file to the next, as in vitest.config.ts; with child_process, which gives the
  // settings of all workers to one listener, a worker may never get its own
  runner: ["jest-light-runner", { runtime: "worker_threads" }],
  roots: ["<rootDir>/subgraphs"],
  testMatch: ["<rootDir>/subgraphs/*/src/**/*.test.ts"],
  modulePathIgnorePatterns: ["/dist/"],
  cacheDirectory: "<rootDir>/node_modules/.cache/jest",
  setupFilesAfterEnv: ["<rootDir>/scripts/testing/jest-time-limit.ts"],
  // a third of a test's time is the database's
  maxWorkers: availableParallelism() * 2,
};
