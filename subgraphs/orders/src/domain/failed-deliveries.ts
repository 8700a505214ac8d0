/** What was given up, as the outbox keeps it. */
export interface FailedDelivery {
  readonly id: string;
  readonly task: string;
  readonly data: unknown;
  readonly attempts: number;
  readonly lastError: string | null;
  readonly createdAt: Date;
}

/** The dead letters of the outbox. */
export interface FailedDeliveries {
  list(): Promise<readonly FailedDelivery[]>;
  /** Null when there is none under this id. */
  retry(id: string): Promise<FailedDelivery | null>;
}
