import type { Parameters } from "fast-check";

/**
 * `npm test` sends a few requests, the same ones each time. The proof `fuzz` sends ten times the usual number. A longer
 * search sends others:
 *
 *     FUZZ_SEED=random FUZZ_TIMES=20 npm test -- tests/src/fuzz
 *
 * A failure prints the seed and the path that repeat its request.
 */
const { FUZZ_SEED = "20261120", FUZZ_TIMES = "0.2", FUZZ_PATH } = process.env;
export const fuzzSeed = FUZZ_SEED === "random" ? Date.now() % 2 ** 31 : Number(FUZZ_SEED);
export const fuzzTimes = Number(FUZZ_TIMES);
/** The limit for all requests of one call. */
export const fuzzTimeoutMs = 120_000 * Math.max(1, fuzzTimes);

/** `runs`: the usual number of generated requests. The examples are sent before them. */
export function fuzzParameters<T>(runs: number, examples: readonly T[] = []): Parameters<T> {
  return {
    seed: fuzzSeed,
    examples: [...examples],
    numRuns: examples.length + Math.ceil(runs * fuzzTimes),
    ...(FUZZ_PATH ? { path: FUZZ_PATH } : {}),
  };
}

/** The instructions to repeat a failed run. */
export function repeatedBy(counterexamplePath: string | null, test: string): string {
  return `FUZZ_SEED=${fuzzSeed} FUZZ_TIMES=${fuzzTimes} FUZZ_PATH=${counterexamplePath} npm test -- tests/src/fuzz -t "${test}"`;
}
