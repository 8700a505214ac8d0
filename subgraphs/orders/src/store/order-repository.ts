import type { Database } from "@souk/kernel/database/database";
import type { PageRequest } from "@souk/kernel/values/page";
import { SqlParameters } from "@souk/kernel/database/sql-parameters";
import { addJobsSql, enqueueAll } from "@souk/kernel/jobs/outbox";
import type { OrderFilter, OrderSort } from "../domain/order/order-filter.js";
import type { Order, OrderRefund } from "../domain/order/order.js";
import { eventTypeOf } from "../domain/order/order-transitions.js";
import type {
  AttemptAnswer,
  AttemptKey,
  ClaimOutcome,
  PaymentClaim,
  OpenAttempt,
} from "../domain/idempotency/attempt-store.js";
import type { RefundEnd, RefundRequest, RefundRequestOutcome } from "../domain/refund/refund-store.js";
import type { OrdersClaim } from "../domain/guest/claim-guest-orders.js";
import type { NewOrder, NewPlacement, PlaceOutcome } from "../domain/checkout/place-order.js";
import type { OrderMove, RecordedEvent, NewOrderEvent, OrderStore, OutboxJob } from "../domain/order-store.js";
import { claimOrders } from "./guest/claim-orders-sql.js";
import {
  answerAttempt,
  claimAttempt,
  openAttempts,
  releaseAttempt,
  renewAttempt,
  takeOverAttempts,
} from "./idempotency/attempt-sql.js";
import { orderColumns, orderFromRow, type OrderRow } from "./order/order-row.js";
import { retryJobs } from "./repair/retry-jobs.js";
import { buyerPagesSql, orderCountSql, orderListSql, type Statement } from "./order/order-list-sql.js";
import { currentRequest } from "@souk/kernel/logging/request-context";
import type { EntityManager } from "typeorm";
import { openShipmentsSql } from "./fulfillment/unfinished-work-sql.js";
import { readOrder } from "./read-order.js";
import { endRefund, findRefund, openRefundIds, requestRefund } from "./refund/refund-sql.js";

/** Orders in PostgreSQL. Each change is one statement or transaction, so it is written completely or not at all. */
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

  claimAttempt(
    key: AttemptKey,
    bodyHash: string,
    at: Date,
    staleMs: number,
    payment?: PaymentClaim,
  ): Promise<ClaimOutcome> {
    return claimAttempt(this.database.manager, { key, bodyHash, at, staleMs, payment });
  }

  openAttempts(orderId: string): Promise<readonly OpenAttempt[]> {
    return openAttempts(this.database.manager, orderId);
  }

  takeOverAttempts(orderId: string, at: Date, staleAt: Date): Promise<readonly AttemptKey[]> {
    return takeOverAttempts(this.database.manager, { orderId, at, staleAt });
  }

  releaseAttempt(key: AttemptKey): Promise<void> {
    return releaseAttempt(this.database.manager, key);
  }

  async findOrderOfCart(cartVersion: string): Promise<Order | null> {
    const sql = `select ${orderColumns} from orders "order" where cart_version = $1 and status <> 'CANCELLED'`;
    const [row]: OrderRow[] = await this.database.manager.query(sql, [cartVersion]);
    return row ? orderFromRow(row) : null;
  }

  async placeOrder({ order, attempt, jobs, supersedes }: NewPlacement): Promise<PlaceOutcome> {
    const parameters = new SqlParameters();
    const add = (value: unknown): string => parameters.add(value);
    const id = add(order.id);
    const actor = `buyer:${order.buyerId}`;
    const placedAt = `${add(order.placedAt)}::timestamptz`;
    const sql = `
      with ours as (
        select buyer_id, operation, key from attempts
        where buyer_id = ${add(attempt.buyerId)} and operation = ${add(attempt.operation)} and key = ${add(attempt.key)}
          and order_id is null
        for update
      ),
      ${supersedingSql(supersedes, id, parameters)}
      placed as (
        insert into orders (id, cart_version, buyer_id, guest_id, guest_email, status, currency, subtotal_minor, shipping_minor, total_minor, shipping_address, carrier, placed_at)
        select ${id}::uuid, ${add(order.cartVersion)}, ${add(order.buyerId)}::uuid, ${add(order.guest?.id ?? null)}::uuid, ${add(order.guest?.email ?? null)}, 'CREATED', ${add(order.total.currency)}, ${add(order.subtotal.amountMinor)}::bigint,
                ${add(order.shippingTotal.amountMinor)}::bigint, ${add(order.total.amountMinor)}::bigint,
                ${add(order.shipping && JSON.stringify(order.shipping.address))}::jsonb, ${add(order.shipping?.carrier ?? null)}, ${placedAt}
        from ours ${supersedes === null ? "" : "cross join superseded"}
        on conflict (cart_version) where cart_version is not null and status <> 'CANCELLED' do nothing
        returning id, number
      ),
      bound as (
        update attempts set order_id = placed.id from placed, ours
        where attempts.buyer_id = ours.buyer_id and attempts.operation = ours.operation and attempts.key = ours.key
      ),
      lines as (
        insert into order_lines (order_id, position, product_id, kind, sku, name, quantity, unit_price_minor)
        select placed.id, line.* from placed, json_to_recordset(${add(JSON.stringify(lineRows(order)))}::json)
          as line(position int, product_id uuid, kind text, sku text, name text, quantity int, unit_price_minor bigint)
      ),
      noted as (
        insert into order_events (order_id, event_id, type, from_status, to_status, detail, at, actor, correlation_id)
        select id, 'CREATED', ${add(eventTypeOf.CREATED)}, null, 'CREATED', null, ${placedAt}, ${add(actor)}, ${add(correlationId())} from placed
        ${
          supersedes === null
            ? ""
            : `union all select superseded.id, 'CANCELLED', 'orderSuperseded', 'CREATED', 'CANCELLED', placed.number, ${placedAt},
               ${add(actor)}, ${add(correlationId())} from superseded cross join placed`
        }
      ),
      ${addJobsSql(jobs, "placed", parameters)}
      select placed.number, exists (select from ours) as is_ours, queued.added from queued left join placed on true`;
    const [row]: { number: string | null; is_ours: boolean }[] = await this.database.manager.query(
      sql,
      parameters.values,
    );
    if (!row?.number) return { kind: row?.is_ours ? "cartOrdered" : "attemptBound" };
    const event = {
      at: order.placedAt,
      type: eventTypeOf.CREATED,
      actor,
      from: null,
      to: "CREATED" as const,
      detail: null,
    };
    const { cartVersion: _frozen, ...placed } = order;
    const fresh = {
      number: row.number,
      status: "CREATED",
      events: [event],
      refunds: [],
      shipments: [],
      isBeingPaid: true,
      supersededBy: null,
    } as const;
    return { kind: "placed", order: { ...placed, ...fresh } };
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

  async recordEvent(note: RecordedEvent): Promise<boolean> {
    const {
      orderId,
      whileStatus,
      eventId,
      type,
      at,
      actor,
      detail,
      precedingEvents = [],
      jobs = [],
      drops = [],
    } = note;
    const { refund, attempt, shipment } = note;
    const parameters = new SqlParameters();
    const add = (value: unknown): string => parameters.add(value);
    const events = [...precedingEvents, { eventId, type, at, actor, detail }].map((fact) => ({
      ...fact,
      from: null,
      to: null,
    }));
    const sql = `
      with chosen as (
        select id from orders
        where id = ${add(orderId)}
          and not exists (select from order_events event where event.order_id = orders.id and event.event_id = ${add(eventId)})
          ${whileStatus ? `and status = ${add(whileStatus)} for update` : ""}
      ),
      ${eventsSql(events, "chosen", parameters)}
      noted as (select order_id as id from written where event_id = ${add(eventId)}),
      ${refundSql(refund, "noted", at, parameters)}
      ${shipmentSql(shipment, at, parameters)}
      ${attempt ? `answerable as (select id from orders where id = ${add(orderId)}),` : ""}
      ${answeredSql(attempt, "answerable", parameters)}
      dropped as (select count(graphile_worker.remove_job(key)) from unnest(${add(drops)}::text[]) as key),
      ${addJobsSql(jobs, "noted", parameters)}
      select queued.added, dropped.count, exists (select from noted) as written from queued, dropped`;
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

  async openShipmentsOfClosed(before: Date, limit: number): Promise<readonly string[]> {
    const rows: { order_id: string }[] = await this.database.manager.query(
      `select order_id from (${openShipmentsSql("$1")}) open group by order_id order by min(since), order_id limit $2`,
      [before, limit],
    );
    return rows.map(({ order_id: orderId }) => orderId);
  }

  async unenrolledOrders(before: Date, limit: number): Promise<readonly string[]> {
    const rows: { id: string }[] = await this.database.manager.query(
      `select id from orders
       where status in ('PAID', 'PROCESSING') and paid_at < $1
         and exists (select from order_lines line where line.order_id = orders.id and line.kind = 'COURSE')
         and not exists (select from order_events event where event.order_id = orders.id and event.event_id = 'enrolled')
       order by paid_at, id limit $2`,
      [before, limit],
    );
    return rows.map(({ id }) => id);
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

/** The order that the statement reads is the one before the move; this function adds the changes of the move. */
async function moveOrder(manager: EntityManager, move: OrderMove): Promise<Order | null> {
  const { orderId, from, to, at, actor, detail, precedingEvents = [], jobs, drops = [], refund, attempt } = move;
  const parameters = new SqlParameters();
  const add = (value: unknown): string => parameters.add(value);
  const added = precedingEvents.map((fact) => ({ ...fact, from: null, to: null }));
  const events = [...added, { eventId: to, type: eventTypeOf[to], at, actor, from, to, detail }];
  const paidAt = to === "PAID" ? `, paid_at = ${add(at)}::timestamptz` : "";
  const sql = `
      with moved as (
        update orders set status = ${add(to)}${paidAt} where id = ${add(orderId)} and status = ${add(from)} returning id
      ),
      ${eventsSql(events, "moved", parameters)}
      ${refundSql(refund, "moved", at, parameters)}
      ${answeredSql(attempt, "moved", parameters)}
      ${droppedSql(drops, "moved", parameters)}
      ${addJobsSql(jobs, "moved", parameters)}
      select ${orderColumns}, queued.added from moved join orders "order" on "order".id = moved.id cross join queued`;
  const [row]: OrderRow[] = await manager.query(sql, parameters.values);
  if (!row) return null;
  const order = orderFromRow(row);
  return {
    ...order,
    status: to,
    isBeingPaid: false,
    events: [...order.events, ...events.map(({ eventId: _eventId, ...event }) => event)],
    refunds: refund ? [...order.refunds, { ...refund, state: "REQUESTED", createdAt: at }] : order.refunds,
  };
}

type NewEvent = NewOrderEvent & { readonly from: Order["status"] | null; readonly to: Order["status"] | null };

/**
 * Returns a part of a larger statement that writes the events of the order in `from`, in this sequence. Existing events
 * stay unchanged.
 */
function eventsSql(events: readonly NewEvent[], from: string, parameters: SqlParameters): string {
  return `written as (
    insert into order_events (order_id, event_id, type, from_status, to_status, detail, at, actor, correlation_id)
    select ${from}.id, event."eventId", event.type, event."from", event."to", event.detail, event.at, event.actor, ${parameters.add(correlationId())}
    from ${from}, json_to_recordset(${parameters.add(JSON.stringify(events))}::json)
      as event("eventId" text, type text, "from" text, "to" text, detail text, at timestamptz, actor text)
    on conflict do nothing returning order_id, event_id
  ),`;
}

function correlationId(): string | null {
  return currentRequest()?.correlationId ?? null;
}

/** Returns a part of a larger statement that cancels the superseded order of the same cart. */
function supersedingSql(orderId: string | null, by: string, parameters: SqlParameters): string {
  if (orderId === null) return "";
  return `superseded as (
    update orders set status = 'CANCELLED', superseded_by = ${by} from ours
    where orders.id = ${parameters.add(orderId)} and status = 'CREATED' returning orders.id
  ),`;
}

/** Returns a part of a larger statement that requests a refund if the preceding change was made. */
function refundSql(refund: OrderMove["refund"], from: string, at: Date, parameters: SqlParameters): string {
  if (!refund) return "";
  const { id, kind, lines, amount, reason } = refund;
  return `refunded as (
    insert into order_refunds (id, order_id, kind, lines, amount_minor, state, reason, created_at)
    select ${parameters.add(id)}::uuid, ${from}.id, ${parameters.add(kind)}, ${parameters.add(JSON.stringify(lines))}::jsonb,
           ${parameters.add(amount.amountMinor)}::bigint, 'REQUESTED', ${parameters.add(reason)}, ${parameters.add(at)}::timestamptz from ${from}
  ),`;
}

/** Returns a part of a larger statement that stores the newest state of a parcel if the preceding event is new. */
function shipmentSql(shipment: RecordedEvent["shipment"], at: Date, parameters: SqlParameters): string {
  if (!shipment) return "";
  const add = (value: unknown): string => parameters.add(value);
  return `shipped as (
    insert into order_shipments (order_id, tracking_number, status, changed_at, lines, has_left, is_cancelled, replaces)
    select id, ${add(shipment.trackingNumber)}, ${add(shipment.status)}, ${add(at)}::timestamptz,
      ${add(shipment.lines && JSON.stringify(shipment.lines))}::jsonb, ${add(shipment.hasLeft)}, ${add(shipment.isCancelled)},
      ${add(shipment.replaces)} from noted
    on conflict (order_id, tracking_number) do update set status = excluded.status, changed_at = excluded.changed_at,
        lines = excluded.lines, has_left = excluded.has_left, is_cancelled = excluded.is_cancelled
      where order_shipments.changed_at <= excluded.changed_at
  ),`;
}

/** Returns a part of a larger statement that writes the attempt's answer if the preceding change was made. */
function answeredSql(attempt: OrderMove["attempt"], from: string, parameters: SqlParameters): string {
  if (!attempt) return "";
  const { key, answer } = attempt;
  return `answered as (
    update attempts set order_id = ${from}.id, answer = ${parameters.add(JSON.stringify(answer))}, claimed_at = null from ${from}
    where attempts.buyer_id = ${parameters.add(key.buyerId)} and operation = ${parameters.add(key.operation)}
      and key = ${parameters.add(key.key)}
  ),`;
}

/** Returns a part of a larger statement that removes pending jobs if the preceding change was made. */
function droppedSql(keys: readonly string[], from: string, parameters: SqlParameters): string {
  if (keys.length === 0) return "";
  return `dropped as (
    delete from graphile_worker._private_jobs
    where key = any(${parameters.add(keys)}::text[]) and locked_at is null and exists (select from ${from})
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
