import type { WebhookAttempt, WebhookDelivery } from "../../domain/webhooks/webhook-endpoint.js";

export interface DeliveryRow extends Omit<WebhookDelivery, "attempts"> {
  readonly attempts: readonly (Omit<WebhookAttempt, "at"> & { readonly at: string })[];
}

/** Returns the start of a statement that reads deliveries with their attempts; `more` adds columns. */
export function deliverySelection(more = ""): string {
  return `select delivery.id, delivery.event_id as "eventId", event.name as event, event.payload, delivery.status,
      delivery.is_test as "isTest", delivery.created_at as "createdAt", delivery.next_attempt_at as "nextAttemptAt",
      coalesce((
        select json_agg(json_build_object('at', attempt.at, 'statusCode', attempt.status_code,
          'durationMs', attempt.duration_ms, 'excerpt', attempt.excerpt, 'error', attempt.error) order by attempt.number)
        from webhook_attempts attempt where attempt.delivery_id = delivery.id), '[]'::json) as attempts${more}
    from webhook_deliveries delivery join webhook_events event on event.id = delivery.event_id`;
}

export function deliveryFrom({ attempts, ...row }: DeliveryRow): WebhookDelivery {
  return { ...row, attempts: attempts.map((attempt) => ({ ...attempt, at: new Date(attempt.at) })) };
}
