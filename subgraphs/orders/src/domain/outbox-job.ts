export interface OutboxJob {
  readonly task: string;
  readonly data: unknown;
  readonly options?: {
    /** Identifies the job for dropping it. Replaces a pending job with the same key. */
    readonly key?: string;
    /** True if no job has ever had this key. */
    readonly isNewKey?: boolean;
    /** Immediately when absent. */
    readonly runAt?: Date;
    /** 25 when absent: four days, with growing pauses between attempts. */
    readonly maxAttempts?: number;
  };
}
