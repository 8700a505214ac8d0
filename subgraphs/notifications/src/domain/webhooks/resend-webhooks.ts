import { auditJobs, type AdminAction } from "@souk/kernel/audit/admin-action";
import { isUuid } from "@souk/kernel/values/uuid";
import { testEventName, type WebhookDelivery } from "./webhook-endpoint.js";
import type { WebhookDependencies } from "./webhook-dependencies.js";
import type { RedeliverOutcome } from "./webhook-store.js";

export type SendTestOutcome =
  { readonly kind: "queued"; readonly delivery: WebhookDelivery } | { readonly kind: "notFound"; readonly id: string };

/** Sends a test to an endpoint, once, also when the endpoint is disabled. */
export function sendTestWebhook({ deliveries, clock, newId }: WebhookDependencies) {
  return async (endpointId: string, action: AdminAction): Promise<SendTestOutcome> => {
    if (!isUuid(endpointId)) return { kind: "notFound", id: endpointId };
    const eventId = newId();
    const at = clock.now();
    const timestamp = at.toISOString();
    const payload = { id: eventId, type: testEventName, version: 1, timestamp, key: endpointId, data: { endpointId } };
    const delivery = await deliveries.insertTest({
      endpointId,
      deliveryId: newId(),
      eventId,
      payload: JSON.stringify(payload),
      at,
      jobs: auditJobs(action, {
        targetType: "WebhookEndpoint",
        targetId: endpointId,
        before: null,
        after: { test: eventId },
      }),
    });
    return delivery ? { kind: "queued", delivery } : { kind: "notFound", id: endpointId };
  };
}

/** Sends a delivery again that succeeded or failed, with all its retries. */
export function redeliverWebhook({ deliveries, clock }: WebhookDependencies) {
  return async (id: string, action: AdminAction): Promise<RedeliverOutcome> =>
    isUuid(id)
      ? deliveries.redeliver(id, clock.now(), ({ eventId, event, status }) =>
          auditJobs(action, {
            targetType: "WebhookDelivery",
            targetId: id,
            before: { status },
            after: { status: "PENDING", event, eventId },
          }),
        )
      : { kind: "notFound" };
}
