/** A job that failed after its maximum number of attempts: a dead letter of an outbox. */
export interface FailedJob {
  /** Unique within its outbox. */
  readonly id: string;
  readonly task: string;
  /** The order that the job concerns; null when it concerns no order. */
  readonly orderId: string | null;
  readonly attempts: number;
  readonly lastError: string | null;
  readonly createdAt: Date;
}

/** Sorts by creation time, or by the number of attempts and then by creation time. */
export const failedJobSorts = ["OLDEST", "NEWEST", "ATTEMPTS_DESC", "ATTEMPTS_ASC"] as const;
export type FailedJobSort = (typeof failedJobSorts)[number];

export function sortsByAttempts(sort: FailedJobSort): boolean {
  return sort === "ATTEMPTS_DESC" || sort === "ATTEMPTS_ASC";
}

export function sortsDescending(sort: FailedJobSort): boolean {
  return sort === "NEWEST" || sort === "ATTEMPTS_DESC";
}
