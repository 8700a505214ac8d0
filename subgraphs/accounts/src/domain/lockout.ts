/**
 * How failed sign-ins are counted. Strangers share one budget for each address, whether it has an account or not; each
 * device that has signed in to the account before has a budget of its own, so that strangers' guesses do not lock it out.
 */
export const maxFailures = 10;
export const failureWindowSeconds = 600;

/** After the first round of failures, the second, …; the last one after all further ones. */
const waitsSeconds = [60, 120, 240, 480, 960, 1920, 3600] as const;

/** So long after its last wait a budget begins with the first round again. */
export const roundsForgottenSeconds = 86_400;

/** When a budget that is spent has tries again. `rounds`: how often it was spent before. */
export function lockEnd(rounds: number, now: Date): Date {
  const seconds = waitsSeconds[Math.min(rounds, waitsSeconds.length - 1)] as number;
  return new Date(now.getTime() + seconds * 1000);
}
