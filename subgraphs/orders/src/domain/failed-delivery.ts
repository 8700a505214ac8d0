import type { FailedJob, FailedJobSort } from "@souk/kernel/failed-job";
import type { PageRequest } from "@souk/kernel/page";

/** What is asked of one outbox. */
export interface FailedJobsPage extends PageRequest {
  readonly order: FailedJobSort;
}

/** The dead letters of one service's outbox. Throws ServiceUnavailableError. */
export interface Outbox {
  /** A page of them and one more. */
  list(page: FailedJobsPage): Promise<readonly FailedJob[]>;
  /** Null when there is none under this id. */
  retry(id: string): Promise<FailedJob | null>;
}

/** By service, in the order in which they are told. */
export type Outboxes = ReadonlyMap<string, Outbox>;

/** A dead letter among those of all services. */
export interface FailedDelivery extends FailedJob {
  /** `payments:117`; among all services. */
  readonly id: string;
  readonly service: string;
  /** Within its service. */
  readonly jobId: string;
}

export function deliveryOf(service: string, job: FailedJob): FailedDelivery {
  return { ...job, service, jobId: job.id, id: `${service}:${job.id}` };
}
