import { enqueueAll } from "@souk/kernel/jobs/outbox";
import { currentRequest } from "@souk/kernel/logging/request-context";
import type { EntityManager } from "typeorm";
import type { ClaimedOrder, OrdersClaim } from "../../domain/guest/guest-order-store.js";

/**
 * Runs within a transaction; a claim that waits for another claim's rows then finds them claimed. Returns the number of
 * claimed orders.
 */
export async function claimOrders(
  manager: EntityManager,
  { userId, by, at, limit, follow }: OrdersClaim,
): Promise<number> {
  const [condition, value] =
    "email" in by ? [`lower(guest_email) = lower($2)`, by.email] : [`guest_id = $2::uuid`, by.guestId];
  const claimed: ClaimedOrder[] = await manager.query(
    `with unclaimed as (
       select id from orders where ${condition} and guest_id = buyer_id order by placed_at, id limit $3 for update
     ), claimed as (
       update orders set buyer_id = $1 from unclaimed where orders.id = unclaimed.id
       returning orders.id, orders.guest_id, orders.guest_email
     ), noted as (
       insert into order_events (order_id, event_id, type, at, actor, correlation_id)
       select id, 'claimed', 'orderClaimed', $4::timestamptz, 'buyer:' || $1::text, $5 from claimed
       on conflict do nothing
     )
     select id as "orderId", guest_id as "guestId", guest_email as email from claimed`,
    [userId, value, limit, at, currentRequest()?.correlationId ?? null],
  );
  if (claimed.length > 0) await enqueueAll(manager, follow(claimed));
  return claimed.length;
}
