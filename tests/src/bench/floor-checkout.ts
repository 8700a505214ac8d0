import { randomUUID } from "node:crypto";
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
  create table outbox (id uuid primary key, task text not null, payload jsonb not null);
  create table stock_levels (product_id uuid primary key, on_hand int not null, reserved int not null default 0,
    check (reserved <= on_hand));
  create table reservations (order_id uuid, product_id uuid references stock_levels, quantity int, state text,
    primary key (order_id, product_id));
  create table stock_movements (event_id uuid, product_id uuid references stock_levels, delta int,
    primary key (event_id, product_id));
  create table payments (id uuid primary key, order_id uuid not null, status text not null, amount_minor bigint not null);
  create index on payments (order_id);
  create table bank_charges (key uuid primary key, amount_minor bigint not null);`;

/** The writes of one checkout by bare SQL: what any shop that keeps the same books has to do at the least. */
export class FloorCheckout implements AsyncDisposable {
  private constructor(private readonly pool: pg.Pool) {}

  /** In an empty database. */
  static async create(url: string, productIds: readonly string[], buyers: number): Promise<FloorCheckout> {
    const pool = new pg.Pool({ connectionString: url, max: buyers });
    // of connections at rest: the next statement tells it
    pool.on("error", () => undefined);
    await pool.query(tables);
    await pool.query(`insert into stock_levels select unnest($1::uuid[]), 1000000`, [productIds]);
    return new FloorCheckout(pool);
  }

  /** Each statement is a transaction of its own where the services' are; nothing is read or checked but by the writes. */
  async buy(buyerId: string, productId: string): Promise<void> {
    const [key, order, payment] = [randomUUID(), randomUUID(), randomUUID()];
    await this.pool.query(
      `insert into cart_lines values ($1, $2, 1)
       on conflict (buyer_id, product_id) do update set quantity = cart_lines.quantity + 1`,
      [buyerId, productId],
    );
    await this.pool.query(`insert into attempts values ($1, $2)`, [buyerId, key]);
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
       event as (insert into order_events select id, 'paid', 'paid', now() from paid)
       insert into outbox select gen_random_uuid(), task, '{}' from paid, unnest(array['ship', 'mail', 'settle']) task`,
      [order],
    );
    await this.pool.query(
      `with reservation as (update reservations set state = 'COMMITTED' where order_id = $1 returning product_id),
       movement as (insert into stock_movements select $1, product_id, -1 from reservation)
       update stock_levels set on_hand = on_hand - 1, reserved = reserved - 1
       where product_id in (select product_id from reservation)`,
      [order],
    );
    await this.pool.query(`delete from cart_lines where buyer_id = $1`, [buyerId]);
    await this.pool.query(`update attempts set answer = '{"status":"PAID"}' where buyer_id = $1 and key = $2`, [
      buyerId,
      key,
    ]);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.pool.end();
  }
}
