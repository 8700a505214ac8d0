import type { TestShop } from "../../test-kit/shop/test-shop.js";
import { fail, type KnownObjects } from "./known-objects.js";

/** Adds an endpoint with a failed and a pending delivery, and an endpoint that the shop disabled. No request leaves the shop. */
export async function addWebhooks(shop: TestShop): Promise<Pick<KnownObjects, "webhook" | "webhookDelivery">> {
  const [added] = await shop.rows<{ webhook: string; webhookDelivery: string }>(
    "notifications",
    `with endpoints as (
       insert into webhook_endpoints (id, url, description, events, is_enabled, disabled_reason, failing_since, secret,
         previous_secret, previous_secret_until, created_at, updated_at)
       select gen_random_uuid(), 'https://127.0.0.1:1', 'books', '{order.paid}', reason is null, reason, now(), 'whsec_',
         'whsec_', now() + interval '1 day', now(), now()
       from unnest(array[null, 'FAILING']) as reason returning id, is_enabled
     ),
     events as (
       insert into webhook_events (id, name, payload, received_at)
       select gen_random_uuid(), 'order.paid', '{}', now() from generate_series(1, 2) returning id
     ),
     deliveries as (
       insert into webhook_deliveries (endpoint_id, event_id, status, attempts, created_at, next_attempt_at)
       select endpoints.id, event.id, case event.place when 1 then 'FAILED' else 'PENDING' end, 1, now(),
         case event.place when 2 then now() + interval '1 day' end
       from endpoints, (select id, row_number() over () as place from events) event where endpoints.is_enabled
       returning id, endpoint_id, status
     ),
     attempts as (
       insert into webhook_attempts (delivery_id, number, at, status_code, duration_ms, excerpt, error)
       select id, 1, now(), 500, 12, 'out of order', 'answered 500' from deliveries
     )
     select endpoint_id as webhook, id as "webhookDelivery" from deliveries where status = 'FAILED'`,
  );
  return added ?? fail("no webhook");
}
