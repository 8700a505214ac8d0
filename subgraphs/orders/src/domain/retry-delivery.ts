import { auditJobs, type AdminAct } from "@souk/kernel/audit/admin-act";
import { ServiceUnavailableError } from "@souk/kernel/errors/service-unavailable";
import { deliveryOf, type FailedDelivery, type Outboxes } from "./repair/failed-delivery.js";
import type { OrderStore } from "./order-store.js";

export type RetryOutcome =
  | { readonly kind: "retried"; readonly delivery: FailedDelivery }
  | { readonly kind: "notFound" }
  | { readonly kind: "serviceUnavailable"; readonly service: string };

export interface RetryParts {
  readonly outboxes: Outboxes;
  readonly store: Pick<OrderStore, "enqueue">;
}

/** Retries a failed delivery. An id without a service belongs to orders: earlier releases listed only those. */
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
