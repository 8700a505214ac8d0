import { randomUUID } from "node:crypto";
import { PreparingClient } from "@souk/kernel/preparing-client";
import pg from "pg";

const tables = `
  create table cart_lines (buyer_id uuid, product_id uuid, quantity int not null, primary key (buyer_id, product_id));
  create table attempts (buyer_id uuid, key uuid, order_id uuid, answer jsonb, primary key (buyer_id, key));
  create table orders (id uuid primary key, number bigserial unique, buyer_id uuid not null, status text not null,
    total_minor bigint not null, shipping_address jsonb not null, placed_at timestamptz not null);
  create index on orders (buyer_id, placed_at, id);
  create index on orders (status, placed_at, id);
  create table order_lines (order_id uuid references orders, position int, product_id uuid, sku text, name text,
    quantity int, unit_price_minor bigint, primary key (order_id, position));
  create table order_events (order_id uuid references orders, event_id text, type text, at timestamptz,
    primary key (order_id, event_id));
  create table outbox (key text primary key, payload jsonb not null);
  create table stock_levels (product_id uuid primary key, on_hand int not null, reserved int not null default 0,
    check (reserved <= on_hand));
  create table reservations (order_id uuid, product_id uuid references stock_levels, quantity int, state text,
    primary key (order_id, product_id));
  create table stock_movements (event_id uuid, product_id uuid references stock_levels, delta int,
    primary key (event_id, product_id));
  create table cards (token uuid primary key, brand text not null, last4 text not null);
  create table payments (id uuid primary key, order_id uuid not null, status text not null, amount_minor bigint not null);
  create index on payments (order_id);
  create table bank_charges (key uuid primary key, amount_minor bigint not null);
  create table shipments (id uuid primary key, number bigserial unique, order_id uuid not null unique, status text not null,
    address jsonb not null);
  create table shipment_events (shipment_id uuid references shipments, position int, status text, primary key (shipment_id, position));
  create table mails (id uuid primary key, event_id text not null unique, subject text not null, body text, sent_at timestamptz);`;

/**
 * The writes of a checkout by bare SQL, with those of the jobs that follow it: what any shop that keeps the same books and
 * sends the same mails has to write at the least. Nothing is read or checked but by the writes, no job is looked for.
 */
export class FloorCheckout implements AsyncDisposable {
  /** By buyer: what follows the last checkout, as jobs would do it. */
  private readonly following = new Map<string, Promise<void>>();

  private constructor(private readonly pool: pg.Pool) {}

  /** In an empty database. `isPrepared`: PostgreSQL plans each statement once a connection, as it does for the services. */
  static async create(
    url: string,
    { productIds, buyers, isPrepared }: { productIds: readonly string[]; buyers: number; isPrepared: boolean },
  ): Promise<FloorCheckout> {
    const Client = isPrepared ? PreparingClient : pg.Client;
    const pool = new pg.Pool({ connectionString: url, max: 2 * buyers, Client });
    // of connections at rest: the next statement tells it
    pool.on("error", () => undefined);
    await pool.query(tables);
    await pool.query(`insert into stock_levels select unnest($1::uuid[]), 1000000`, [productIds]);
    return new FloorCheckout(pool);
  }

  /**
   * Each statement is a transaction of its own where the services' are. What follows a checkout runs beside the buyer's next
   * one, at most one behind.
   */
  async buy(buyerId: string, productId: string): Promise<void> {
    const [key, order, payment, card] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()];
    await this.pool.query(
      `insert into cart_lines values ($1, $2, 1)
       on conflict (buyer_id, product_id) do update set quantity = cart_lines.quantity + 1`,
      [buyerId, productId],
    );
    await this.pool.query(`insert into attempts values ($1, $2)`, [buyerId, key]);
    await this.pool.query(`insert into cards values ($1, 'VISA', '4242')`, [card]);
    await this.pool.query(
      `with placed as (insert into orders (id, buyer_id, status, total_minor, shipping_address, placed_at)
         values ($1, $2, 'CREATED', 1498, '{"line1":"1 Main Street","city":"Ottawa"}', now()) returning id),
       line as (insert into order_lines select id, 1, $3::uuid, 'SKU', 'Thing', 1, 999 from placed),
       event as (insert into order_events select id, 'placed', 'placed', now() from placed)
       update attempts set order_id = $1 where buyer_id = $2 and key = $4`,
      [order, buyerId, productId, key],
    );
    await this.pool.query(
      `with level as (update stock_levels set reserved = reserved + 1
         where product_id = $2 and on_hand - reserved >= 1 returning product_id)
       insert into reservations select $1, product_id, 1, 'OPEN' from level`,
      [order, productId],
    );
    await this.pool.query(`insert into payments values ($1, $2, 'PENDING', 1498)`, [payment, order]);
    await this.pool.query(`insert into bank_charges values ($1, 1498)`, [payment]);
    await this.pool.query(`update payments set status = 'SUCCEEDED' where id = $1`, [payment]);
    await this.pool.query(
      `with paid as (update orders set status = 'PAID' where id = $1 and status = 'CREATED' returning id),
       event as (insert into order_events select id, 'paid', 'paid', now() from paid),
       queued as (insert into outbox select task || id, '{}' from paid, unnest(array['settle', 'ship', 'mail']) task)
       update attempts set answer = '{"status":"PAID"}' where buyer_id = $2 and key = $3`,
      [order, buyerId, key],
    );
    await this.pool.query(
      `with reservation as (update reservations set state = 'COMMITTED' where order_id = $1 returning product_id),
       movement as (insert into stock_movements select $1, product_id, -1 from reservation)
       update stock_levels set on_hand = on_hand - 1, reserved = reserved - 1
       where product_id in (select product_id from reservation)`,
      [order],
    );
    await this.pool.query(`delete from cart_lines where buyer_id = $1`, [buyerId]);
    await this.pool.query(`delete from outbox where key = 'settle' || $1::uuid`, [order]);
    await this.following.get(buyerId);
    this.following.set(buyerId, this.follow(order));
  }

  /** The shipment, both mails, and what they leave in the order and take off the outbox. */
  private async follow(order: string): Promise<void> {
    const shipment = randomUUID();
    await this.pool.query(
      `with shipment as (insert into shipments (id, order_id, status, address)
         values ($1, $2, 'PENDING', '{"line1":"1 Main Street","city":"Ottawa"}') returning id),
       event as (insert into shipment_events select id, 0, 'PENDING' from shipment)
       insert into outbox select task || $2::uuid, '{}' from shipment, unnest(array['tell', 'mailShipment']) task`,
      [shipment, order],
    );
    await this.mail(order, "ORDER_CONFIRMATION");
    await this.pool.query(`delete from outbox where key in ('ship' || $1::uuid, 'mail' || $1::uuid)`, [order]);
    await this.pool.query(`insert into order_events values ($1, 'shipment', 'shipmentPending', now())`, [order]);
    await this.mail(order, "SHIPMENT_UPDATE");
    await this.pool.query(`delete from outbox where key in ('tell' || $1::uuid, 'mailShipment' || $1::uuid)`, [order]);
  }

  private async mail(order: string, kind: string): Promise<void> {
    const [id, eventId] = [randomUUID(), `${kind}:${order}`];
    await this.pool.query(
      `with mail as (insert into mails (id, event_id, subject) values ($1, $2, 'Your order') returning id)
       insert into outbox select 'send' || id, '{}' from mail`,
      [id, eventId],
    );
    await this.pool.query(
      `with sent as (update mails set sent_at = now(), body = 'Thank you for your order.' where id = $1::uuid)
       delete from outbox where key = 'send' || $1::uuid`,
      [id],
    );
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all(this.following.values());
    await this.pool.end();
  }
}
