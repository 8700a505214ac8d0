import { registerHooks } from "node:module";
import "../load-sources.ts";

// Importing this module makes Node load what the tests of Jest import: the sources, and the test API, which
// jest-light-runner provides as globals. Suites that tests of other workspaces share import that of Vitest, which is
// the same.
const names = "afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest, test";
const testApi = `data:text/javascript,export const { ${names} } = globalThis;`;

registerHooks({
  resolve: (specifier, context, next) =>
    specifier === "@jest/globals" || specifier === "vitest"
      ? { url: testApi, shortCircuit: true }
      : next(specifier, context),
});
