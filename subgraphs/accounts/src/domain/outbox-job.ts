/** A job of the outbox, which is written in the transaction of the change that requires it. */
export interface OutboxJob {
  readonly task: string;
  readonly data: unknown;
  readonly options?: { readonly key?: string; readonly isNewKey?: boolean; readonly runAt?: Date };
}
