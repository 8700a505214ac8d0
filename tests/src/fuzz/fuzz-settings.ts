import type { Parameters } from "fast-check";

/**
 * `npm test` asks the same questions each time. A longer search asks others:
 *
 *     FUZZ_SEED=random FUZZ_TIMES=20 npm test -- tests/src/fuzz
 *
 * What it finds is told with the seed and the path that ask the same question again.
 */
const { FUZZ_SEED = "20261120", FUZZ_TIMES = "1", FUZZ_PATH } = process.env;
export const fuzzSeed = FUZZ_SEED === "random" ? Date.now() % 2 ** 31 : Number(FUZZ_SEED);
const fuzzTimes = Number(FUZZ_TIMES);
/** For all the questions about one call. */
export const fuzzTimeoutMs = 120_000 * fuzzTimes;

export function fuzzParameters<T>(runs: number): Parameters<T> {
  return {
    seed: fuzzSeed,
    numRuns: runs * fuzzTimes,
    ...(FUZZ_PATH ? { path: FUZZ_PATH } : {}),
  };
}

/** How to ask the same question again. */
export function repeatedBy(counterexamplePath: string | null, test: string): string {
  return `FUZZ_SEED=${fuzzSeed} FUZZ_PATH=${counterexamplePath} npm test -- tests/src/fuzz -t "${test}"`;
}
