import { expect, jest } from "@jest/globals";

/**
 * Journeys have browsers, processes that are killed and waits for mail, subgraphs and the kernel have jobs, servers and races, on machines
 * that may do much else. Where nobody watches, one that fails is tried once more, and its first failure is in the log: what fails twice is
 * broken. Everything else has one try.
 */
const hasMuchBesides = /\/(tests|subgraphs|kernel)\//.test(expect.getState().testPath ?? "");
if (process.env.CI && hasMuchBesides) jest.retryTimes(1, { logErrorsBeforeRetry: true });
