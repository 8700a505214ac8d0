import type { Database } from "@souk/kernel/database";
import type { PageRequest } from "@souk/kernel/page";
import { SqlParameters } from "@souk/kernel/sql-parameters";
import { enqueueAll } from "@souk/kernel/jobs";
import type { Order } from "../domain/order.js";
import { eventTypeOf } from "../domain/order-transitions.js";
import type {
  AttemptKey,
  ClaimOutcome,
  NewOrder,
  OrderFilter,
  OrderMove,
  OrderNote,
  OrderStore,
  OutboxJob,
} from "../domain/order-store.js";
import { claimAttempt, releaseAttempt } from "./attempt-sql.js";
import { orderColumns, orderFromRow, type OrderRow } from "./order-from-row.js";
import { addJobsSql } from "./outbox-sql.js";

/** Orders in PostgreSQL. What belongs together is one statement, so it is there whole or not at all. */
export class OrderRepository implements OrderStore {
  constructor(private readonly database: Database) {}

  async findOrder(by: "id" | "number", value: string): Promise<Order | null> {
    const sql = `select ${orderColumns} from orders "order" where "order".${by} = $1`;
    const [row]: OrderRow[] = await this.database.manager.query(sql, [value]);
    return row ? orderFromRow(row) : null;
  }

  async listOrders(filter: OrderFilter, page: PageRequest): Promise<readonly Order[]> {
    const parameters = new SqlParameters();
    const conditions = filterConditions(filter, parameters);
    const direction = page.direction === "forward" ? "desc" : "asc";
    if (page.from !== null) {
      const [placedAt, id] = page.from;
      const from = `(${parameters.add(String(placedAt))}::text::timestamptz, ${parameters.add(String(id))}::text::uuid)`;
      conditions.push(`("order".placed_at, "order".id) ${direction === "desc" ? "<" : ">"} ${from}`);
    }
    const sql = `select ${orderColumns} from orders "order" where ${conditions.join(" and ")}
      order by "order".placed_at ${direction}, "order".id ${direction} limit ${parameters.add(page.size + 1)}`;
    const rows: OrderRow[] = await this.database.manager.query(sql, parameters.values);
    return rows.map(orderFromRow);
  }

  async countOrders(filter: OrderFilter): Promise<number> {
    const parameters = new SqlParameters();
    const sql = `select count(*)::int as count from orders "order" where ${filterConditions(filter, parameters).join(" and ")}`;
    const [row]: { count: number }[] = await this.database.manager.query(sql, parameters.values);
    return row?.count ?? 0;
  }

  claimAttempt(key: AttemptKey, bodyHash: string, at: Date, staleMs: number): Promise<ClaimOutcome> {
    return claimAttempt(this.database.manager, { key, bodyHash, at, staleMs });
  }

  releaseAttempt(key: AttemptKey): Promise<void> {
    return releaseAttempt(this.database.manager, key);
  }

  async placeOrder(
    order: NewOrder,
    attempt: AttemptKey,
    jobs: readonly (OutboxJob & { runAt: Date })[],
  ): Promise<Order> {
    const parameters = new SqlParameters();
    const add = (value: unknown): string => parameters.add(value);
    const id = add(order.id);
    const placedAt = `${add(order.placedAt)}::timestamptz`;
    const outbox = jobs.map(({ runAt, ...job }) => ({ ...job, options: { runAt } }));
    const sql = `
      with placed as (
        insert into orders (id, buyer_id, status, currency, subtotal_minor, shipping_minor, total_minor, shipping_address, carrier, placed_at)
        values (${id}, ${add(order.buyerId)}, 'CREATED', ${add(order.total.currency)}, ${add(order.subtotal.amountMinor)},
                ${add(order.shippingTotal.amountMinor)}, ${add(order.total.amountMinor)},
                ${add(order.shipping && JSON.stringify(order.shipping.address))}, ${add(order.shipping?.carrier ?? null)}, ${placedAt})
        returning id, number
      ),
      lines as (
        insert into order_lines (order_id, position, product_id, kind, sku, name, quantity, unit_price_minor)
        select placed.id, line.* from placed, json_to_recordset(${add(JSON.stringify(lineRows(order)))}::json)
          as line(position int, product_id uuid, kind text, sku text, name text, quantity int, unit_price_minor bigint)
      ),
      noted as (
        insert into order_events (order_id, event_id, type, to_status, at)
        select id, 'CREATED', ${add(eventTypeOf.CREATED)}, 'CREATED', ${placedAt} from placed
      ),
      bound as (
        update attempts set order_id = placed.id from placed
        where attempts.buyer_id = ${add(attempt.buyerId)} and operation = ${add(attempt.operation)} and key = ${add(attempt.key)}
      ),
      queued as (${addJobsSql(outbox, "placed", parameters)})
      select placed.number, queued.added from placed, queued`;
    const [row]: { number: string }[] = await this.database.manager.query(sql, parameters.values);
    if (!row) throw new Error(`order ${order.id} was not placed`);
    const event = { at: order.placedAt, type: eventTypeOf.CREATED, from: null, to: "CREATED" as const, detail: null };
    return { ...order, number: row.number, status: "CREATED", events: [event] };
  }

  async withdrawOrder(orderId: string, attempt: AttemptKey, jobs: readonly OutboxJob[]): Promise<void> {
    await this.database.transaction(async (manager) => {
      await manager.query(`delete from orders where id = $1 and status = 'CREATED'`, [orderId]);
      await manager.query(`delete from attempts where buyer_id = $1 and operation = $2 and key = $3`, [
        attempt.buyerId,
        attempt.operation,
        attempt.key,
      ]);
      await enqueueAll(manager, jobs);
    });
  }

  async moveOrder({ orderId, from, to, at, detail, jobs, attempt }: OrderMove): Promise<Order | null> {
    const parameters = new SqlParameters();
    const add = (value: unknown): string => parameters.add(value);
    const when = `${add(at)}::timestamptz`;
    const sql = `
      with moved as (
        update orders set status = ${add(to)} where id = ${add(orderId)} and status = ${add(from)} returning id
      ),
      noted as (
        insert into order_events (order_id, event_id, type, from_status, to_status, detail, at)
        select id, ${add(to)}, ${add(eventTypeOf[to])}, ${add(from)}, ${add(to)}, ${add(detail)}, ${when} from moved
      ),
      ${answeredSql(attempt, "moved", parameters)}
      queued as (${addJobsSql(jobs, "moved", parameters)})
      select moved.id, queued.added from moved, queued`;
    const moved: unknown[] = await this.database.manager.query(sql, parameters.values);
    return moved.length === 0 ? null : this.findOrder("id", orderId);
  }

  async noteEvent({ orderId, eventId, type, at, detail, jobs = [], attempt }: OrderNote): Promise<void> {
    const parameters = new SqlParameters();
    const add = (value: unknown): string => parameters.add(value);
    const sql = `
      with noted as (
        insert into order_events (order_id, event_id, type, detail, at)
        select id, ${add(eventId)}, ${add(type)}, ${add(detail)}, ${add(at)}::timestamptz from orders where id = ${add(orderId)}
        on conflict do nothing returning order_id as id
      ),
      ${answeredSql(attempt, "noted", parameters)}
      queued as (${addJobsSql(jobs, "noted", parameters)})
      select queued.added from queued`;
    await this.database.manager.query(sql, parameters.values);
  }
}

/** A part of a larger statement: writes what the attempt came to, if the change before it was made. */
function answeredSql(attempt: OrderMove["attempt"], from: string, parameters: SqlParameters): string {
  if (!attempt) return "";
  const { key, answer } = attempt;
  return `answered as (
    update attempts set order_id = ${from}.id, answer = ${parameters.add(JSON.stringify(answer))}, claimed_at = null from ${from}
    where attempts.buyer_id = ${parameters.add(key.buyerId)} and operation = ${parameters.add(key.operation)}
      and key = ${parameters.add(key.key)}
  ),`;
}

function lineRows({ lines }: NewOrder): object[] {
  return lines.map(({ productId, kind, sku, name, quantity, unitPrice }, position) => ({
    position,
    product_id: productId,
    kind,
    sku,
    name,
    quantity,
    unit_price_minor: unitPrice.amountMinor,
  }));
}

function filterConditions({ buyerId, status, number }: OrderFilter, parameters: SqlParameters): string[] {
  const conditions = ["true"];
  if (buyerId !== undefined) conditions.push(`"order".buyer_id = ${parameters.add(buyerId)}`);
  if (status !== undefined) conditions.push(`"order".status = ${parameters.add(status)}`);
  if (number !== undefined) conditions.push(`"order".number = ${parameters.add(number)}`);
  return conditions;
}
