import type { FailedJob, FailedJobSort } from "@souk/kernel/jobs/failed-job";
import type { PageRequest } from "@souk/kernel/values/page";

/** The page request for one outbox. */
export interface FailedJobsPage extends PageRequest {
  readonly order: FailedJobSort;
}

/** The failed jobs of one service's outbox. Throws ServiceUnavailableError. */
export interface Outbox {
  /** Returns the jobs of the page and one more. */
  list(page: FailedJobsPage): Promise<readonly FailedJob[]>;
  /** Returns null for an unknown id. */
  retry(id: string): Promise<FailedJob | null>;
}

/** Outboxes by service, in display order. */
export type Outboxes = ReadonlyMap<string, Outbox>;

/** A failed job in the list of all services. */
export interface FailedDelivery extends FailedJob {
  /** Unique among all services, such as `payments:117`. */
  readonly id: string;
  readonly service: string;
  /** Unique within the service. */
  readonly jobId: string;
}

export function deliveryOf(service: string, job: FailedJob): FailedDelivery {
  return { ...job, service, jobId: job.id, id: `${service}:${job.id}` };
}
