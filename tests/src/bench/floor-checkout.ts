import { randomUUID } from "node:crypto";
import { withDatabase } from "@souk/kernel/database-settings";
import { PreparingClient } from "@souk/kernel/preparing-client";
import pg from "pg";

const databases = ["cart", "orders", "inventory", "payments", "sandbox_bank", "shipping", "notifications"] as const;
type Database = (typeof databases)[number];

export interface FloorOptions {
  /** The server of a shop that has run once. */
  readonly serverUrl: string;
  /** PostgreSQL plans each statement once a connection, as it does for the services. */
  readonly isPrepared: boolean;
}

const address = JSON.stringify({ fullName: "Ada Example", line1: "1 Main Street", city: "Ottawa", country: "CA" });
const mailText = "Thank you for your order. ".repeat(6);
const mailHtml = `<!doctype html>${"<p>Thank you for your order.</p>".repeat(55)}`;

/** A part of a statement: jobs that nobody takes before they are deleted again, for as many rows as `from` has. */
function jobsSql(count: number, from: string): string {
  return `insert into graphile_worker._private_jobs (task_id, payload, run_at)
    select (select min(id) from graphile_worker._private_tasks), json_build_object('data', $1::text), 'infinity'
    from ${from}, generate_series(1, ${count}) returning id`;
}

/**
 * The writes of a checkout and of the jobs that follow it, by bare SQL into the shop's own tables: every row that the shop writes, in the
 * transactions in which it writes them, each of one statement. Nothing is read or checked but by the writes, no job is looked for.
 */
export class FloorCheckout implements AsyncDisposable {
  private readonly pools: ReadonlyMap<Database, pg.Pool>;
  /** By buyer: what follows the last checkout, as jobs would do it. */
  private readonly following = new Map<string, Promise<void>>();

  constructor({ serverUrl, isPrepared }: FloorOptions) {
    const Client = isPrepared ? PreparingClient : pg.Client;
    const poolOf = (database: Database): pg.Pool => {
      const connectionString = withDatabase(serverUrl, `souk_${database}`);
      const pool = new pg.Pool({ connectionString, max: 8, idleTimeoutMillis: 0, Client });
      // of connections at rest: the next statement tells it
      pool.on("error", () => undefined);
      return pool;
    };
    this.pools = new Map(databases.map((database) => [database, poolOf(database)]));
  }

  /** What follows a checkout runs beside the buyer's next one, at most one behind. */
  async buy(buyerId: string, productId: string): Promise<void> {
    const [key, order, payment, card] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()];
    await this.write(
      "cart",
      `with cart as (
         insert into carts values ($1, now()) on conflict (buyer_id) do update set updated_at = excluded.updated_at
       )
       insert into cart_lines values ($1, $2, 1, 1)
       on conflict (buyer_id, product_id) do update set quantity = cart_lines.quantity + 1`,
      [buyerId, productId],
    );
    await this.write(
      "orders",
      `insert into attempts (buyer_id, operation, key, body_hash, claimed_at) values ($1, 'checkout', $2, $3, now())`,
      [buyerId, key, "C5zK1UEEPgeRoJiCoZQTZ+QrRZLLXf5vPKHF39p7S3I="],
    );
    await this.write(
      "sandbox_bank",
      `insert into cards values ($1, 'Visa', '4242', 'succeeds', now() + interval '3 years')`,
      [`card_${card}`],
    );
    const placed = await this.write(
      "orders",
      `with placed as (
         insert into orders (id, buyer_id, status, currency, subtotal_minor, shipping_minor, total_minor, shipping_address, carrier, placed_at)
         values ($1::uuid, $2, 'CREATED', 'CAD', 999, 799, 1798, $5, 'Canada Post', now()) returning id
       ),
       line as (insert into order_lines select id, 0, $3::uuid, 'PHYSICAL', 'LOAD-1', 'Thing 1', 1, 999 from placed),
       event as (
         insert into order_events (order_id, event_id, type, to_status, at, actor, correlation_id)
         select id, 'CREATED', 'orderPlaced', 'CREATED', now(), 'buyer:' || $2::uuid, $4 from placed
       ),
       bound as (update attempts set order_id = $1::uuid where buyer_id = $2 and operation = 'checkout' and key = $4)
       ${jobsSql(1, "placed")}`,
      [order, buyerId, productId, key, address],
    );
    await this.write(
      "inventory",
      `with level as (
         update stock_levels set reserved = reserved + 1 where product_id = $2 and on_hand - reserved >= 1 returning product_id
       ),
       reserved as (
         insert into reservations select $1::uuid, product_id, 1, 'OPEN', now() + interval '900 seconds' from level returning order_id
       )
       ${jobsSql(1, "reserved")}`,
      [order, productId],
    );
    await this.write(
      "payments",
      `insert into payments (id, order_id, order_number, buyer_id, status, amount_minor, currency, provider, idempotency_key, card_token, created_at)
       values ($1, $2, 'ORD-1', $3, 'PENDING', 1798, 'CAD', 'sandbox', $4, $5, now())`,
      [payment, order, buyerId, `checkout:${order}:${key}`, `card_${card}`],
    );
    await this.write(
      "sandbox_bank",
      `insert into charges (idempotency_key, reference, amount_minor, currency, description, brand, last4, booked_at)
       values ($1, $2, 1798, 'CAD', 'Order ORD-1', 'Visa', '4242', now())`,
      [`checkout:${order}:${key}`, `charge_${payment}`],
    );
    await this.write(
      "payments",
      `update payments set status = 'SUCCEEDED', provider_reference = $2, brand = 'Visa', last4 = '4242', settled_at = now(), card_token = null
       where id = $1`,
      [payment, `charge_${payment}`],
    );
    const queued = await this.write(
      "orders",
      `with paid as (update orders set status = 'PAID' where id = $1::uuid and status = 'CREATED' returning id),
       event as (
         insert into order_events (order_id, event_id, type, from_status, to_status, at, actor, correlation_id)
         select id, 'PAID', 'orderPaid', 'CREATED', 'PAID', now(), 'payments', $3 from paid
       ),
       answered as (
         update attempts set answer = '{"kind": "paid"}', claimed_at = null where buyer_id = $2 and operation = 'checkout' and key = $3
       )
       ${jobsSql(3, "paid")}`,
      [order, buyerId, key],
    );
    await this.write(
      "inventory",
      `with reservation as (
         update reservations set state = 'COMMITTED' where order_id = $1::uuid returning product_id
       ),
       movement as (
         insert into stock_movements (event_id, product_id, kind, delta, reason, order_id)
         select $1::uuid::text, product_id, 'SALE', -1, 'sold', $1::uuid from reservation
       )
       update stock_levels set on_hand = on_hand - 1, reserved = reserved - 1
       where product_id in (select product_id from reservation)`,
      [order],
    );
    await this.write(
      "cart",
      `with removed as (insert into removed_orders values ($1, now())),
       cart as (update carts set updated_at = now() where buyer_id = $2)
       delete from cart_lines where buyer_id = $2`,
      [order, buyerId],
    );
    const [settlement, ...deliveries] = queued;
    await this.deleteJobs("orders", [...placed, settlement]);
    await this.following.get(buyerId);
    this.following.set(buyerId, this.follow({ order, buyerId, deliveries }));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all(this.following.values());
    await Promise.all([...this.pools.values()].map((pool) => pool.end()));
  }

  /** The shipment, both mails, and what they leave in the order and take off the outboxes. */
  private async follow({
    order,
    buyerId,
    deliveries,
  }: {
    order: string;
    buyerId: string;
    deliveries: unknown[];
  }): Promise<void> {
    const announced = await this.write(
      "shipping",
      `with made as (
         insert into shipments (id, order_id, order_number, buyer_id, tracking_number, carrier, status, address, created_at, updated_at)
         values ($2, $1::uuid, 'ORD-1', $3, 'SHIP-' || nextval('tracking_numbers'), 'Canada Post', 'PENDING', $4, now(), now()) returning id
       ),
       event as (insert into shipment_events select gen_random_uuid(), id, 0, now(), 'PENDING', null from made)
       ${jobsSql(2, "made")}`,
      [order, randomUUID(), buyerId, address],
    );
    await this.mail("ORDER_CONFIRMATION", order, buyerId);
    await this.deleteJobs("orders", deliveries);
    await this.write(
      "orders",
      `insert into order_events (order_id, event_id, type, detail, at, actor, correlation_id)
       values ($1, 'shipment', 'shipmentPending', 'Canada Post SHIP-1', now(), 'shipping', $2)`,
      [order, randomUUID()],
    );
    await this.mail("SHIPMENT_UPDATE", order, buyerId);
    await this.deleteJobs("shipping", announced);
  }

  private async mail(kind: string, order: string, buyerId: string): Promise<void> {
    const id = randomUUID();
    const jobs = await this.write(
      "notifications",
      `with mail as (
         insert into notifications (id, event_id, kind, user_id, subject, data, status, created_at)
         values ($1::uuid, $2, $3, $4, 'Your order ORD-1', $5, 'QUEUED', now()) returning id
       )
       ${jobsSql(1, "mail")}`,
      [id, `${kind}:${order}`, kind, buyerId, address],
    );
    await this.write(
      "notifications",
      `update notifications set status = 'SENT', data = null, recipient = 'ada@example.com', sent_at = now(), body_text = $2, body_html = $3
       where id = $1`,
      [id, mailText, mailHtml],
    );
    await this.deleteJobs("notifications", jobs);
  }

  private async deleteJobs(database: Database, ids: readonly unknown[]): Promise<void> {
    await this.write(database, `delete from graphile_worker._private_jobs where id = any($1::bigint[])`, [ids]);
  }

  /** The ids that the statement returns. */
  private async write(database: Database, sql: string, values: unknown[]): Promise<unknown[]> {
    const { rows } = await (this.pools.get(database) as pg.Pool).query<{ id?: unknown }>(sql, values);
    return rows.map(({ id }) => id);
  }
}
