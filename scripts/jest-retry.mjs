import { expect, jest } from "@jest/globals";

/**
 * Journeys have browsers, processes that are killed and waits for mail, subgraphs and the kernel have jobs, servers and races, on machines
 * that may do much else. Where nobody watches, one that fails is tried again, and its failures are in the log: what never passes is
 * broken. Everything else has one try.
 */
const path = expect.getState().testPath ?? "";
const tries = /\/tests\//.test(path) ? 3 : /\/(subgraphs|kernel)\//.test(path) ? 2 : 1;
if (process.env.CI && tries > 1) jest.retryTimes(tries - 1, { logErrorsBeforeRetry: true });
