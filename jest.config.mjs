import { availableParallelism } from "node:os";

/** Packages of the subgraphs that have no CommonJS. Jest names one that is missing here when it cannot load it. */
const modulePackages = [
  "@borewit",
  "@noble",
  "@scure",
  "@tokenizer",
  "@tus",
  "cockatiel",
  "cookie",
  "file-type",
  "graphile-worker",
  "jose",
  "oauth4webapi",
  "openid-client",
  "p-limit",
  "srvx",
  "strtok3",
  "temporal-polyfill",
  "temporal-utils",
  "token-types",
  "uint8array-extras",
  "yocto-queue",
];

export default {
  roots: ["<rootDir>/subgraphs"],
  testMatch: ["<rootDir>/subgraphs/*/src/**/*.test.ts"],
  modulePathIgnorePatterns: ["/dist/"],
  cacheDirectory: "<rootDir>/node_modules/.cache/jest",
  // npm test starts one PostgreSQL server for both runners (scripts/testing/run-tests.ts)
  moduleNameMapper: {
    // the sources, so that a test never runs on an old build
    "^@souk/kernel/(.*)$": "<rootDir>/kernel/src/$1.ts",
    "^(\\.{1,2}/.*)\\.js$": "$1",
    // suites that tests of other workspaces share have the test API of Vitest, which is that of Jest
    "^vitest$": "<rootDir>/scripts/testing/jest-test-api.ts",
  },
  moduleFileExtensions: ["js", "ts", "mjs", "cjs", "json", "node"],
  // CommonJS: the engine keeps the compiled code of a script for the next file that loads it, but not that of an ES module
  transform: {
    "^.+\\.(?:ts|m?js)$": [
      "@swc/jest",
      {
        jsc: {
          target: "es2024",
          parser: { syntax: "typescript", decorators: true },
          transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
        },
        module: { type: "commonjs" },
        sourceMaps: true,
      },
    ],
  },
  transformIgnorePatterns: [`/node_modules/(?!(?:${modulePackages.join("|")})/)`],
  // as in vitest.config.ts
  testTimeout: 300_000,
  maxWorkers: Math.ceil(availableParallelism() * 1.5),
};
