import { expect, jest } from "@jest/globals";

/**
 * Retries of failed tests in CI, whose log has the failures of each attempt. Journeys (browsers, killed processes,
 * waits for mail) run up to three times, tests of subgraphs and the kernel (jobs, servers, races) twice, all others
 * once.
 */
const path = expect.getState().testPath ?? "";
const tries = /\/(tests|chaos)\//.test(path) ? 3 : /\/(subgraphs|kernel|packages)\//.test(path) ? 2 : 1;
if (process.env.CI && tries > 1) jest.retryTimes(tries - 1, { logErrorsBeforeRetry: true });
