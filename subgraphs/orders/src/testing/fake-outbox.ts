import { ServiceUnavailableError } from "@souk/kernel/errors/service-unavailable";
import { sortsByAttempts, sortsDescending, type FailedJob } from "@souk/kernel/jobs/failed-job";
import type { CursorValue } from "@souk/kernel/values/page";
import type { FailedJobsPage, OutboxPeer } from "../domain/repair/failed-delivery.js";

export function jobAt(id: string, minute: number, attempts = 25): FailedJob {
  const createdAt = new Date(minute * 60_000);
  return { id, task: "tell", orderId: null, attempts, lastError: "no answer", createdAt };
}

/** An in-memory outbox that sorts and pages like PostgreSQL. It records the requests. */
export class FakeOutbox implements OutboxPeer {
  readonly requests: FailedJobsPage[] = [];
  private readonly jobs: readonly FailedJob[];

  constructor(...jobs: readonly FailedJob[]) {
    this.jobs = jobs;
  }

  async list(page: FailedJobsPage): Promise<readonly FailedJob[]> {
    this.requests.push(page);
    const sign = sortsDescending(page.order) ? -1 : 1;
    const keyOf = ({ attempts, createdAt, id }: FailedJob): readonly CursorValue[] =>
      sortsByAttempts(page.order) ? [attempts, createdAt.toISOString(), id] : [createdAt.toISOString(), id];
    return this.jobs
      .filter((job) => page.from === null || sign * compared(keyOf(job), page.from) > 0)
      .sort((left, right) => sign * compared(keyOf(left), keyOf(right)))
      .slice(0, page.size + 1);
  }

  async retry(id: string): Promise<FailedJob | null> {
    return this.jobs.find((candidate) => candidate.id === id) ?? null;
  }
}

/** Compares like PostgreSQL compares rows; ids are compared as numbers. */
function compared(left: readonly CursorValue[], right: readonly CursorValue[]): number {
  for (const [index, value] of left.entries()) {
    const other = right[index] ?? "";
    if (value === other) continue;
    const isId = index === left.length - 1;
    return (isId ? BigInt(value) < BigInt(other) : value < other) ? -1 : 1;
  }
  return 0;
}

export const unavailableOutbox: OutboxPeer = {
  list: () => Promise.reject(new ServiceUnavailableError("shipping")),
  retry: () => Promise.reject(new ServiceUnavailableError("shipping")),
};
