export interface SessionLifetimes {
  /** The lifetime without a refresh. */
  readonly idleDays: number;
  /** The maximum lifetime, however often the session is refreshed. */
  readonly maxDays: number;
}

const dayMs = 24 * 3_600_000;

export function daysAfter(date: Date, days: number): Date {
  return new Date(date.getTime() + days * dayMs);
}
