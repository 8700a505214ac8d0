/** A job that was tried as often as it may be and has not succeeded: one of the dead letters of an outbox. */
export interface FailedJob {
  /** Within its outbox. */
  readonly id: string;
  readonly task: string;
  /** Of what it was to do, the order that it is about, where it is about one. */
  readonly orderId: string | null;
  readonly attempts: number;
  readonly lastError: string | null;
  readonly createdAt: Date;
}

/** By when they were first to be done, or by how often they were tried; those of as many tries are by time among themselves. */
export const failedJobSorts = ["OLDEST", "NEWEST", "ATTEMPTS_DESC", "ATTEMPTS_ASC"] as const;
export type FailedJobSort = (typeof failedJobSorts)[number];

export function sortsByAttempts(sort: FailedJobSort): boolean {
  return sort === "ATTEMPTS_DESC" || sort === "ATTEMPTS_ASC";
}

export function sortsDescending(sort: FailedJobSort): boolean {
  return sort === "NEWEST" || sort === "ATTEMPTS_DESC";
}
