const firstPauseMs = 500;
const longestPauseMs = 30_000;
/** After running this long, a process has recovered: the pause before its next restart is the first one again. */
const recoveredAfterMs = 60_000;

/**
 * Returns the pause before a restart, in milliseconds. `failures` counts the consecutive failures, including the last
 * one.
 */
export function restartPauseMs(failures: number): number {
  return Math.min(firstPauseMs * 2 ** (failures - 1), longestPauseMs);
}

/** Returns the number of consecutive failures after a process ended that ran for `ranMs`. */
export function failuresAfter(failures: number, ranMs: number): number {
  return ranMs > recoveredAfterMs ? 1 : failures + 1;
}
