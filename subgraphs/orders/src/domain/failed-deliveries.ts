import { auditJobs, type AdminAct } from "@souk/kernel/admin-act";
import { ServiceUnavailableError } from "@souk/kernel/service-unavailable";
import type { OrderStore } from "./order-store.js";
import { unlessAway } from "./unless-away.js";

/** What was given up, as one service's outbox keeps it. */
export interface FailedJob {
  /** Within its service. */
  readonly id: string;
  readonly task: string;
  readonly orderId: string | null;
  readonly attempts: number;
  readonly lastError: string | null;
  readonly createdAt: Date;
}

/** The dead letters of one service's outbox. Throws ServiceUnavailableError. */
export interface Outbox {
  /** Oldest first, at most 100. */
  list(): Promise<readonly FailedJob[]>;
  /** Null when there is none under this id. */
  retry(id: string): Promise<FailedJob | null>;
}

export interface FailedDelivery extends FailedJob {
  /** `payments:117`; among all services. */
  readonly id: string;
  readonly service: string;
}

export interface OutboxReport {
  readonly service: string;
  /** Null when the service does not answer. */
  readonly failed: readonly FailedDelivery[] | null;
}

export type RetryOutcome =
  | { readonly kind: "retried"; readonly delivery: FailedDelivery }
  | { readonly kind: "notFound" }
  | { readonly kind: "serviceUnavailable"; readonly service: string };

/** By service, in the order in which they are told. */
export type Outboxes = ReadonlyMap<string, Outbox>;

const limit = 100;

/** Asks every outbox at once; one that is away takes only its own part with it. */
export function reportOutboxes(outboxes: Outboxes) {
  return (): Promise<readonly OutboxReport[]> =>
    Promise.all(
      [...outboxes].map(async ([service, outbox]) => {
        const jobs = await unlessAway<readonly FailedJob[] | null>(() => outbox.list(), null);
        return { service, failed: jobs && jobs.map((job) => deliveryOf(service, job)) };
      }),
    );
}

/** Of all that answered; oldest first, at most 100. */
export function oldestFailed(reports: readonly OutboxReport[]): readonly FailedDelivery[] {
  return reports
    .flatMap(({ failed }) => failed ?? [])
    .sort((left, right) => left.createdAt.getTime() - right.createdAt.getTime())
    .slice(0, limit);
}

export interface RetryParts {
  readonly outboxes: Outboxes;
  readonly store: Pick<OrderStore, "enqueue">;
}

/** An id without a service is one of orders: once those were the only ones. */
export function retryDelivery({ outboxes, store }: RetryParts) {
  return async (deliveryId: string, act: AdminAct): Promise<RetryOutcome> => {
    const [id = "", service = "orders"] = deliveryId.split(":").reverse();
    const outbox = outboxes.get(service);
    if (!outbox) return { kind: "notFound" };
    try {
      const job = await outbox.retry(id);
      if (!job) return { kind: "notFound" };
      const delivery = deliveryOf(service, job);
      const { id: targetId, task, orderId, attempts } = delivery;
      const change = { before: { task, orderId, attempts }, after: { task, orderId, attempts: 0 } };
      await store.enqueue(auditJobs(act, { targetType: "FailedDelivery", targetId, ...change }));
      return { kind: "retried", delivery };
    } catch (error) {
      if (error instanceof ServiceUnavailableError) return { kind: "serviceUnavailable", service };
      throw error;
    }
  };
}

function deliveryOf(service: string, job: FailedJob): FailedDelivery {
  return { ...job, service, id: `${service}:${job.id}` };
}
