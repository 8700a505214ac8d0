import { randomUUID } from "node:crypto";
import { eventually } from "../../test-kit/clients/eventually.js";
import { startGuest } from "../../test-kit/clients/guest.js";
import type { Shopper } from "../../test-kit/clients/shopper.js";
import { addToCart, checkOut } from "../../test-kit/data/buying.js";
import type { TestShop } from "../../test-kit/shop/test-shop.js";
import { fail, type KnownObjects } from "./known-objects.js";

// Objects that are written into the databases, because no short series of requests creates them.

/** Creates two role requests of the owner: one rejected, one open. */
export async function requestRoles(shop: TestShop, { id }: Shopper): Promise<KnownObjects> {
  const insert = `insert into instructor_requests (id, user_id, motivation, state, reason, created_at, decided_at)
    values (gen_random_uuid(), $1, 'I can weave, and tell how', $2, $3, now(), $4) returning id`;
  await shop.rows("accounts", insert, [id, "REJECTED", "Tell us more.", new Date()]);
  const applicant = await shop.signUp();
  const [open] = await shop.rows<{ id: string }>("accounts", insert, [applicant.id, "OPEN", null, null]);
  return open ? { request: open.id } : {};
}

/** The owner buys an order as a guest, and claims it through the address that is still in it. */
export async function claimedOnce(shop: TestShop, { order }: KnownObjects): Promise<void> {
  const sql = `update orders set guest_id = gen_random_uuid(), guest_email = 'owner@example.com' where id = $1`;
  await shop.rows("orders", sql, [order]);
}

/** Waits until the job of each payment has checked it again, seconds after the payment. */
export function noPaymentIsResumed(shop: TestShop): Promise<void> {
  return eventually(async () => {
    const jobs = `select from graphile_worker.jobs where task_identifier = 'resumePayment'`;
    if ((await shop.rows("orders", jobs)).length > 0) fail("a payment is still looked at");
  });
}

/** Gives the owner a language, and an event of the order a note. */
export async function setLanguageAndNote(shop: TestShop, { owner, order }: KnownObjects): Promise<void> {
  await shop.rows("accounts", `update users set locale = 'fr' where id = $1`, [owner]);
  const note = `update order_events set detail = 'by the buyer' where sequence = (select min(sequence) from order_events where order_id = $1)`;
  await shop.rows("orders", note, [order]);
}

/**
 * Sets `supersededBy` on the order that all fields are queried from. Normally only a cancelled order has this value,
 * and this order is paid.
 */
export async function supersede(shop: TestShop, { order, declined }: KnownObjects): Promise<void> {
  await shop.rows("orders", `alter table orders drop constraint orders_superseded`);
  await shop.rows("orders", `update orders set superseded_by = $2 where id = $1`, [order, declined]);
}

/** A link to the order of a guest who has no other role here. */
export async function linkToGuestsOrder(shop: TestShop, { product = "" }: KnownObjects): Promise<string> {
  const guest = await startGuest(shop.client);
  await addToCart(guest, product);
  const order = await checkOut(guest, { email: `${randomUUID()}@example.com` });
  if (order.__typename !== "Order") return fail(`no order: ${JSON.stringify(order)}`);
  const token = "a-link-that-was-mailed-to-a-guest".padEnd(43, "x");
  await shop.rows(
    "orders",
    `insert into order_links (order_id, token_hash, sent_at, expires_at)
     values ($1, sha256(convert_to($2, 'UTF8')), array[now()], now() + interval '1 hour')`,
    [order.id, token],
  );
  return token;
}

/** Locks the owner's account for new devices. */
export async function lockOut(shop: TestShop, { email }: Shopper): Promise<void> {
  await shop.rows(
    "accounts",
    `insert into sign_in_budgets (key, failed_at, rounds, locked_until, forget_at)
     values (sha256(convert_to(lower($1), 'UTF8')), '{}', 1, now() + interval '1 hour', now() + interval '1 day')`,
    [email],
  );
}

/** Deletes the mails about new roles, also for users who must have no notification. */
export async function forgetMailsOfRoles(shop: TestShop, owner: Shopper): Promise<void> {
  const mailed = `from notifications where user_id <> $1 and status = 'SENT'`;
  await eventually(async () => {
    const [row] = await shop.rows<{ count: number }>("notifications", `select count(*)::int ${mailed}`, [owner.id]);
    if ((row?.count ?? 0) < 3) fail("not all roles were mailed yet");
  });
  await shop.rows("notifications", `delete ${mailed}`, [owner.id]);
}

/** A message about the order that failed permanently and makes the order stuck. */
export async function giveUpDelivery(shop: TestShop, orderId: string): Promise<string> {
  await shop.rows(
    "orders",
    `with added as (
       select (graphile_worker.add_job('findPayment', json_build_object('data', $1::json), run_at := now() + interval '1 day')).id
     )
     select graphile_worker.reschedule_jobs(array[id], attempts := 25) from added`,
    [JSON.stringify({ orderId })],
  );
  const [job] = await shop.rows<{ id: string }>(
    "orders",
    `update graphile_worker._private_jobs set last_error = 'no answer' where attempts = 25 returning id::text`,
  );
  return `orders:${job?.id}`;
}

/** A mail to the owner about the order that no mail server accepted. */
export async function giveUpMail(shop: TestShop, { id, email }: Shopper, orderId = ""): Promise<string> {
  const [mail] = await shop.rows<{ id: string }>(
    "notifications",
    `insert into notifications (id, event_id, kind, user_id, recipient, subject, data, status, error, attempts, created_at, order_id)
     values (gen_random_uuid(), 'given up', 'ORDER_CANCELLED', $1, $2, 'Order ORD-1 was cancelled', '{"orderNumber": "ORD-1"}',
       'FAILED', 'no answer', 10, now(), $3) returning id`,
    [id, email, orderId],
  );
  return mail?.id ?? fail("no mail");
}

/** Creates a key with all scopes. */
export async function addApiKey(shop: TestShop, { id }: Shopper): Promise<string> {
  const [key] = await shop.rows<{ id: string }>(
    "accounts",
    `insert into api_keys (id, user_id, name, scopes, secret_hash, created_at, expires_at, last_used_at, revoked_at)
     values (gen_random_uuid(), $1, 'a machine', '{catalog:read}', sha256('x'), now(), now() + interval '1 day', now(), null),
       (gen_random_uuid(), $1, 'an old machine', '{catalog:read}', sha256('y'), now(), null, null, now())
     returning id`,
    [id],
  );
  return key?.id ?? fail("no API key");
}

/** Counts an operation, as the router does for its clients. */
export async function countOperation(shop: TestShop): Promise<void> {
  const columns = `count, errors, within_5_ms, within_10_ms, within_25_ms, within_50_ms, within_100_ms, within_250_ms,
    within_500_ms, within_1000_ms, within_2500_ms, within_5000_ms, within_10000_ms, longer, max_ms`;
  await shop.rows(
    "accounts",
    `insert into used_operations values ('0a', 'Me', 'query', '{ me { id } }', '{Query.me}', '{Query.me}', now(), now())`,
  );
  await shop.rows(
    "accounts",
    `insert into operation_usage (day, operation_hash, client_name, client_version, last_seen_at, ${columns})
     values ((now() at time zone 'UTC')::date, '0a', 'web', '1', now(), 1, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 3)`,
  );
}

export async function linkIdentity(shop: TestShop, { id, email }: Shopper): Promise<string> {
  const [identity] = await shop.rows<{ id: string }>(
    "accounts",
    `insert into identities (id, user_id, provider, issuer, subject, email, linked_at, last_used_at)
     values (gen_random_uuid(), $1, 'example', 'http://127.0.0.1:1', 'x', $2, now(), now()) returning id`,
    [id, email],
  );
  return identity?.id ?? fail("no identity");
}

/** Writes an audit entry as if an API key had acted for an admin. */
export async function auditByApiKey(shop: TestShop): Promise<void> {
  await shop.rows(
    "accounts",
    `insert into audit_log (id, at, service, act, actor_id, actor_username, actor_role, api_key_id, target_type, target_id,
       before, after, client_address, user_agent, correlation_id)
     values (gen_random_uuid(), now(), 'orders', 'orders.refundOrder', gen_random_uuid(), 'machine', 'ADMIN', gen_random_uuid(),
       'Order', 'x', '{"a": 1}', '{"a": 2}', '127.0.0.1', 'test', 'x')`,
  );
}
