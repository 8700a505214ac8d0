/**
 * The maximum number of failed sign-ins of a budget. Unknown devices share one budget per address, whether the address
 * has an account or not. Each device that has signed in to the account before has its own budget, so that strangers'
 * guesses do not lock it out.
 */
export const maxFailures = 10;
export const failureWindowSeconds = 600;

/** The waits after the first round of failures, the second, …; the last wait applies to all further rounds. */
const waitsSeconds = [60, 120, 240, 480, 960, 1920, 3600] as const;

/** After this time since its last wait, a budget starts again with the first round. */
export const roundsForgottenSeconds = 86_400;

/** Returns when a spent budget has tries again. `rounds`: how often it was spent before. */
export function lockEnd(rounds: number, now: Date): Date {
  const seconds = waitsSeconds[Math.min(rounds, waitsSeconds.length - 1)] as number;
  return new Date(now.getTime() + seconds * 1000);
}
