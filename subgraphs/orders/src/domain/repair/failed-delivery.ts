import { auditJobs, type AdminAction } from "@souk/kernel/audit/admin-action";
import { ServiceUnavailableError } from "@souk/kernel/errors/service-unavailable";
import type { FailedJob, FailedJobSort } from "@souk/kernel/jobs/failed-job";
import type { PageRequest } from "@souk/kernel/values/page";
import type { OrderStore } from "../order-store.js";

/** The page request for one outbox. */
export interface FailedJobsPage extends PageRequest {
  readonly order: FailedJobSort;
}

/** The failed jobs of one service's outbox. Throws ServiceUnavailableError. */
export interface OutboxPeer {
  /** Returns the jobs of the page and one more. */
  list(page: FailedJobsPage): Promise<readonly FailedJob[]>;
  /** Returns null for an unknown id. */
  retry(id: string): Promise<FailedJob | null>;
}

/** Outboxes by service, in display order. */
export type Outboxes = ReadonlyMap<string, OutboxPeer>;

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

export type RetryOutcome =
  | { readonly kind: "retried"; readonly delivery: FailedDelivery }
  | { readonly kind: "notFound" }
  | { readonly kind: "serviceUnavailable"; readonly service: string };

export interface RetryDeps {
  readonly outboxes: Outboxes;
  readonly store: Pick<OrderStore, "enqueue">;
}

/** Retries a failed delivery. An id without a service belongs to orders: earlier releases listed only those. */
export function retryDelivery({ outboxes, store }: RetryDeps) {
  return async (deliveryId: string, action: AdminAction): Promise<RetryOutcome> => {
    const [id = "", service = "orders"] = deliveryId.split(":").reverse();
    const outbox = outboxes.get(service);
    if (!outbox) return { kind: "notFound" };
    try {
      const job = await outbox.retry(id);
      if (!job) return { kind: "notFound" };
      const delivery = deliveryOf(service, job);
      const { id: targetId, task, orderId, attempts } = delivery;
      const change = { before: { task, orderId, attempts }, after: { task, orderId, attempts: 0 } };
      await store.enqueue(auditJobs(action, { targetType: "FailedDelivery", targetId, ...change }));
      return { kind: "retried", delivery };
    } catch (error) {
      if (error instanceof ServiceUnavailableError) return { kind: "serviceUnavailable", service };
      throw error;
    }
  };
}
