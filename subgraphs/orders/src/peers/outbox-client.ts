import type { FailedJob, FailedJobSort } from "@souk/kernel/jobs/failed-job";
import type { PeerClient, PeerOperation } from "@souk/kernel/peers/peer-client";
import { cursorOf } from "@souk/kernel/values/page";
import type { FailedJobsPage, OutboxPeer } from "../domain/repair/failed-delivery.js";

type FailedJobAnswer = Omit<FailedJob, "createdAt" | "orderId" | "lastError"> & {
  readonly orderId?: string | null;
  readonly lastError?: string | null;
  readonly createdAt: string;
};

/** The operations that every subgraph with an outbox implements. */
export interface OutboxOperations {
  readonly FailedJobsDocument: PeerOperation<
    { failedJobs: FailedJobAnswer[] },
    { first: number; after?: string | null; sort: FailedJobSort }
  >;
  readonly RetryFailedJobDocument: PeerOperation<{ retryFailedJob?: FailedJobAnswer | null }, { id: string }>;
}

/** Short, because an admin waits for the slowest service. */
const deadlineMs = 2000;

export class OutboxClient implements OutboxPeer {
  constructor(
    private readonly peer: PeerClient,
    private readonly operations: OutboxOperations,
  ) {}

  async list({ size, order, from }: FailedJobsPage): Promise<readonly FailedJob[]> {
    const options = { idempotent: false, deadlineMs };
    const request = { first: size + 1, after: from && cursorOf(order, from), sort: order };
    const { failedJobs } = await this.peer.call(this.operations.FailedJobsDocument, request, options);
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
