const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;

/** The pauses after the first, second ... failed attempt, in milliseconds: together three days and three hours. */
const retryPausesMs = [
  5 * second,
  5 * minute,
  30 * minute,
  2 * hour,
  5 * hour,
  10 * hour,
  14 * hour,
  20 * hour,
  24 * hour,
];

/** An endpoint that fails for so long is disabled. */
export const disabledAfterMs = 72 * hour;

/** Returns the pause after this many failed attempts; null after the last one. */
export function retryPauseMs(failedAttempts: number): number | null {
  return retryPausesMs[failedAttempts - 1] ?? null;
}
