export interface SessionLifetimes {
  /** Without a refresh. */
  readonly idleDays: number;
  /** However often it is refreshed. */
  readonly maxDays: number;
}

const dayMs = 24 * 3_600_000;

export function daysAfter(date: Date, days: number): Date {
  return new Date(date.getTime() + days * dayMs);
}
