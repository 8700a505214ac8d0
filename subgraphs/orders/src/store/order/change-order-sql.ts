import { SqlParameters } from "@souk/kernel/database/sql-parameters";
import { addJobsSql, dropJobsSql } from "@souk/kernel/jobs/outbox";
import { currentRequest } from "@souk/kernel/logging/request-context";
import type { EntityManager } from "typeorm";
import type { NewOrderEvent, OrderMove, RecordedEvent } from "../../domain/order-store.js";
import { eventTypeOf } from "../../domain/order/order-transitions.js";
import type { Order } from "../../domain/order/order.js";
import { orderColumns, orderFromRow, readOrder, type OrderRow } from "./order-row.js";

/**
 * Moves an order to another status. The order that the statement reads is the one before the move; this function adds
 * the changes of the move.
 */
export async function moveOrder(manager: EntityManager, move: OrderMove): Promise<Order | null> {
  const { orderId, from, to, at, actor, detail, precedingEvents = [], jobs, drops = [], refund, attempt } = move;
  const parameters = new SqlParameters();
  const add = (value: unknown): string => parameters.add(value);
  const added = precedingEvents.map((event) => ({ ...event, from: null, to: null }));
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

/** Same as `moveOrder`, in a transaction that locks the order's row before it decides. */
export async function moveUnderLock(
  manager: EntityManager,
  orderId: string,
  decide: (order: Order) => OrderMove | null,
): Promise<Order | null> {
  await manager.query(`select 1 from orders where id = $1 for update`, [orderId]);
  const move = decide(await readOrder(manager, orderId));
  return move && moveOrder(manager, move);
}

export async function recordEvent(manager: EntityManager, recorded: RecordedEvent): Promise<boolean> {
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
  } = recorded;
  const { refund, attempt, shipment } = recorded;
  const parameters = new SqlParameters();
  const add = (value: unknown): string => parameters.add(value);
  const events = [...precedingEvents, { eventId, type, at, actor, detail }].map((event) => ({
    ...event,
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
    ${dropJobsSql(drops, parameters)},
    ${addJobsSql(jobs, "noted", parameters)}
    select queued.added, dropped.count, exists (select from noted) as written from queued, dropped`;
  const [row]: { written: boolean }[] = await manager.query(sql, parameters.values);
  return row?.written ?? false;
}

type StatusEvent = NewOrderEvent & { readonly from: Order["status"] | null; readonly to: Order["status"] | null };

/**
 * Returns a part of a larger statement that writes the events of the order in `from`, in this sequence. Existing events
 * stay unchanged.
 */
function eventsSql(events: readonly StatusEvent[], from: string, parameters: SqlParameters): string {
  return `written as (
    insert into order_events (order_id, event_id, type, from_status, to_status, detail, at, actor, correlation_id)
    select ${from}.id, event."eventId", event.type, event."from", event."to", event.detail, event.at, event.actor, ${parameters.add(correlationId())}
    from ${from}, json_to_recordset(${parameters.add(JSON.stringify(events))}::json)
      as event("eventId" text, type text, "from" text, "to" text, detail text, at timestamptz, actor text)
    on conflict do nothing returning order_id, event_id
  ),`;
}

export function correlationId(): string | null {
  return currentRequest()?.correlationId ?? null;
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
