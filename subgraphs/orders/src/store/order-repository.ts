import type { Database } from "@souk/kernel/database";
import type { PageRequest } from "@souk/kernel/page";
import { SqlParameters } from "@souk/kernel/sql-parameters";
import { addJobsSql, enqueueAll } from "@souk/kernel/outbox";
import type { OrderFilter, OrderSort } from "../domain/order-filter.js";
import type { Order, OrderRefund } from "../domain/order.js";
import { eventTypeOf } from "../domain/order-transitions.js";
import type {
  AttemptAnswer,
  AttemptKey,
  ClaimOutcome,
  NewOrder,
  OrderMove,
  OrderNote,
  OrdersClaim,
  OrderStore,
  OutboxJob,
  RefundEnd,
  RefundRequest,
  RefundRequestOutcome,
} from "../domain/order-store.js";
import { claimOrders } from "./claim-sql.js";
import { answerAttempt, claimAttempt, releaseAttempt, renewAttempt } from "./attempt-sql.js";
import { orderColumns, orderFromRow, type OrderRow } from "./order-from-row.js";
import { retryJobs } from "./retry-jobs.js";
import { buyerPagesSql, orderCountSql, orderListSql, type Statement } from "./order-list-sql.js";
import { currentRequest } from "@souk/kernel/request-context";
import type { EntityManager } from "typeorm";
import { readOrder } from "./read-order.js";
import { endRefund, findRefund, openRefundIds, requestRefund } from "./refund-sql.js";

/** Orders in PostgreSQL. What belongs together is one statement, so it is there whole or not at all. */
export class OrderRepository implements OrderStore {
  constructor(private readonly database: Database) {}

  async findOrder(by: "id" | "number", value: string): Promise<Order | null> {
    const sql = `select ${orderColumns} from orders "order" where "order".${by} = $1`;
    const [row]: OrderRow[] = await this.database.manager.query(sql, [value]);
    return row ? orderFromRow(row) : null;
  }

  async listOrders(filter: OrderFilter, sort: OrderSort, page: PageRequest): Promise<readonly Order[]> {
    return this.ordersBy(orderListSql(filter, sort, page));
  }

  async countOrders(filter: OrderFilter): Promise<number> {
    const { text, values } = orderCountSql(filter);
    const [row]: { count: number }[] = await this.database.manager.query(text, [...values]);
    return row?.count ?? 0;
  }

  pageOfBuyers(buyerIds: readonly string[], page: PageRequest): Promise<readonly Order[]> {
    return this.ordersBy(buyerPagesSql(buyerIds, page));
  }

  countOfBuyers(buyerIds: readonly string[]): Promise<readonly { buyerId: string; count: number }[]> {
    const sql = `select buyer_id as "buyerId", count(*)::int as count from orders where buyer_id = any($1) group by buyer_id`;
    return this.database.manager.query(sql, [buyerIds]);
  }

  claimAttempt(key: AttemptKey, bodyHash: string, at: Date, staleMs: number): Promise<ClaimOutcome> {
    return claimAttempt(this.database.manager, { key, bodyHash, at, staleMs });
  }

  releaseAttempt(key: AttemptKey): Promise<void> {
    return releaseAttempt(this.database.manager, key);
  }

  async placeOrder(order: NewOrder, attempt: AttemptKey, jobs: readonly OutboxJob[]): Promise<Order | null> {
    const parameters = new SqlParameters();
    const add = (value: unknown): string => parameters.add(value);
    const id = add(order.id);
    const actor = `buyer:${order.buyerId}`;
    const placedAt = `${add(order.placedAt)}::timestamptz`;
    const sql = `
      with bound as (
        update attempts set order_id = ${id}
        where buyer_id = ${add(attempt.buyerId)} and operation = ${add(attempt.operation)} and key = ${add(attempt.key)}
          and order_id is null
        returning order_id
      ),
      placed as (
        insert into orders (id, buyer_id, guest_id, guest_email, status, currency, subtotal_minor, shipping_minor, total_minor, shipping_address, carrier, placed_at)
        select order_id, ${add(order.buyerId)}::uuid, ${add(order.guest?.id ?? null)}::uuid, ${add(order.guest?.email ?? null)}, 'CREATED', ${add(order.total.currency)}, ${add(order.subtotal.amountMinor)}::bigint,
                ${add(order.shippingTotal.amountMinor)}::bigint, ${add(order.total.amountMinor)}::bigint,
                ${add(order.shipping && JSON.stringify(order.shipping.address))}::jsonb, ${add(order.shipping?.carrier ?? null)}, ${placedAt}
        from bound
        returning id, number
      ),
      lines as (
        insert into order_lines (order_id, position, product_id, kind, sku, name, quantity, unit_price_minor)
        select placed.id, line.* from placed, json_to_recordset(${add(JSON.stringify(lineRows(order)))}::json)
          as line(position int, product_id uuid, kind text, sku text, name text, quantity int, unit_price_minor bigint)
      ),
      noted as (
        insert into order_events (order_id, event_id, type, to_status, at, actor, correlation_id)
        select id, 'CREATED', ${add(eventTypeOf.CREATED)}, 'CREATED', ${placedAt}, ${add(actor)}, ${add(correlationId())} from placed
      ),
      ${addJobsSql(jobs, "placed", parameters)}
      select placed.number, queued.added from placed, queued`;
    const [row]: { number: string }[] = await this.database.manager.query(sql, parameters.values);
    if (!row) return null;
    const event = {
      at: order.placedAt,
      type: eventTypeOf.CREATED,
      actor,
      from: null,
      to: "CREATED" as const,
      detail: null,
    };
    return { ...order, number: row.number, status: "CREATED", events: [event], refunds: [] };
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

  moveOrder(move: OrderMove): Promise<Order | null> {
    return moveOrder(this.database.manager, move);
  }

  moveUnderLock(orderId: string, decide: (order: Order) => OrderMove | null): Promise<Order | null> {
    return this.database.transaction(async (manager) => {
      await manager.query(`select 1 from orders where id = $1 for update`, [orderId]);
      const move = decide(await readOrder(manager, orderId));
      return move && moveOrder(manager, move);
    });
  }

  async noteEvent(note: OrderNote): Promise<boolean> {
    const { orderId, whileStatus, eventId, type, at, actor, detail, jobs = [], refund, attempt } = note;
    const parameters = new SqlParameters();
    const add = (value: unknown): string => parameters.add(value);
    const when = `${add(at)}::timestamptz`;
    const sql = `
      with noted as (
        insert into order_events (order_id, event_id, type, detail, at, actor, correlation_id)
        select id, ${add(eventId)}, ${add(type)}, ${add(detail)}, ${when}, ${add(actor)}, ${add(correlationId())}
        from orders where id = ${add(orderId)} ${whileStatus ? `and status = ${add(whileStatus)} for update` : ""}
        on conflict do nothing returning order_id as id
      ),
      ${refundSql(refund, "noted", when, parameters)}
      ${attempt ? `answerable as (select id from orders where id = ${add(orderId)}),` : ""}
      ${answeredSql(attempt, "answerable", parameters)}
      ${addJobsSql(jobs, "noted", parameters)}
      select queued.added, exists (select from noted) as written from queued`;
    const [row]: { written: boolean }[] = await this.database.manager.query(sql, parameters.values);
    return row?.written ?? false;
  }

  renewAttempt(key: AttemptKey, at: Date): Promise<void> {
    return renewAttempt(this.database.manager, key, at);
  }

  answerAttempt(key: AttemptKey, orderId: string, answer: AttemptAnswer): Promise<void> {
    return answerAttempt(this.database.manager, key, orderId, answer);
  }

  requestRefund(request: RefundRequest): Promise<RefundRequestOutcome> {
    return this.database.transaction((manager) => requestRefund(manager, request));
  }

  findRefund(refundId: string): Promise<{ order: Order; refund: OrderRefund } | null> {
    return findRefund(this.database.manager, refundId);
  }

  endRefund(end: RefundEnd): Promise<Order | null> {
    return this.database.transaction((manager) => endRefund(manager, end));
  }

  openRefundIds(before: Date, limit: number): Promise<readonly string[]> {
    return openRefundIds(this.database.manager, before, limit);
  }

  async unfinishedOf(buyerId: string, limit: number): Promise<readonly string[]> {
    const rows: { number: string }[] = await this.database.manager.query(
      `select number from orders
       where buyer_id = $1 and (status in ('CREATED', 'PAID', 'PROCESSING')
         or exists (select from order_refunds refund where refund.order_id = orders.id and refund.state = 'REQUESTED'))
       order by placed_at, id limit $2`,
      [buyerId, limit],
    );
    return rows.map(({ number }) => number);
  }

  claimOrders(claim: OrdersClaim): Promise<number> {
    return this.database.transaction((manager) => claimOrders(manager, claim));
  }

  async dropJobs(keys: readonly string[]): Promise<void> {
    await this.database.manager.query(`select count(graphile_worker.remove_job(key)) from unnest($1::text[]) as key`, [
      keys,
    ]);
  }

  enqueue(jobs: readonly OutboxJob[]): Promise<void> {
    return enqueueAll(this.database.manager, jobs);
  }

  retryJobs(orderId: string, jobs: readonly OutboxJob[]): Promise<void> {
    return this.database.transaction(async (manager) => {
      await retryJobs(manager, orderId);
      await enqueueAll(manager, jobs);
    });
  }

  private async ordersBy({ text, values }: Statement): Promise<readonly Order[]> {
    const rows: OrderRow[] = await this.database.manager.query(text, [...values]);
    return rows.map(orderFromRow);
  }
}

/** The order that is read along with the move is as it was before; what the move adds is put to it here. */
async function moveOrder(manager: EntityManager, move: OrderMove): Promise<Order | null> {
  const { orderId, from, to, at, actor, detail, jobs, refund, attempt } = move;
  const parameters = new SqlParameters();
  const add = (value: unknown): string => parameters.add(value);
  const when = `${add(at)}::timestamptz`;
  const paidAt = to === "PAID" ? `, paid_at = ${when}` : "";
  const sql = `
      with moved as (
        update orders set status = ${add(to)}${paidAt} where id = ${add(orderId)} and status = ${add(from)} returning id
      ),
      noted as (
        insert into order_events (order_id, event_id, type, from_status, to_status, detail, at, actor, correlation_id)
        select id, ${add(to)}, ${add(eventTypeOf[to])}, ${add(from)}, ${add(to)}, ${add(detail)}, ${when},
               ${add(actor)}, ${add(correlationId())} from moved
      ),
      ${refundSql(refund, "moved", when, parameters)}
      ${answeredSql(attempt, "moved", parameters)}
      ${addJobsSql(jobs, "moved", parameters)}
      select ${orderColumns}, queued.added from moved join orders "order" on "order".id = moved.id cross join queued`;
  const [row]: OrderRow[] = await manager.query(sql, parameters.values);
  if (!row) return null;
  const order = orderFromRow(row);
  return {
    ...order,
    status: to,
    events: [...order.events, { at, type: eventTypeOf[to], actor, from, to, detail }],
    refunds: refund ? [...order.refunds, { ...refund, state: "REQUESTED", createdAt: at }] : order.refunds,
  };
}

function correlationId(): string | null {
  return currentRequest()?.correlationId ?? null;
}

/** A part of a larger statement: asks for money to go back, if the change before it was made. */
function refundSql(refund: OrderMove["refund"], from: string, when: string, parameters: SqlParameters): string {
  if (!refund) return "";
  const { id, kind, lines, amount, reason } = refund;
  return `refunded as (
    insert into order_refunds (id, order_id, kind, lines, amount_minor, state, reason, created_at)
    select ${parameters.add(id)}::uuid, ${from}.id, ${parameters.add(kind)}, ${parameters.add(JSON.stringify(lines))}::jsonb,
           ${parameters.add(amount.amountMinor)}::bigint, 'REQUESTED', ${parameters.add(reason)}, ${when} from ${from}
  ),`;
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
