import type { PeerClient, PeerOperation } from "@souk/kernel/peer-client";
import type { FailedJob, Outbox } from "../domain/failed-deliveries.js";

type FailedJobAnswer = Omit<FailedJob, "createdAt" | "orderId" | "lastError"> & {
  readonly orderId?: string | null;
  readonly lastError?: string | null;
  readonly createdAt: string;
};

/** What every subgraph with an outbox answers. */
export interface OutboxOperations {
  readonly FailedJobsDocument: PeerOperation<{ failedJobs: FailedJobAnswer[] }, Record<string, never>>;
  readonly RetryFailedJobDocument: PeerOperation<{ retryFailedJob?: FailedJobAnswer | null }, { id: string }>;
}

/** An admin waits for the slowest of all. */
const deadlineMs = 2000;

export class OutboxClient implements Outbox {
  constructor(
    private readonly peer: PeerClient,
    private readonly operations: OutboxOperations,
  ) {}

  async list(): Promise<readonly FailedJob[]> {
    const options = { idempotent: false, deadlineMs };
    const { failedJobs } = await this.peer.call(this.operations.FailedJobsDocument, {}, options);
    return failedJobs.map(jobFrom);
  }

  async retry(id: string): Promise<FailedJob | null> {
    const options = { idempotent: false, deadlineMs };
    const { retryFailedJob } = await this.peer.call(this.operations.RetryFailedJobDocument, { id }, options);
    return retryFailedJob ? jobFrom(retryFailedJob) : null;
  }
}

function jobFrom({ orderId, lastError, createdAt, ...job }: FailedJobAnswer): FailedJob {
  return { ...job, orderId: orderId ?? null, lastError: lastError ?? null, createdAt: new Date(createdAt) };
}
