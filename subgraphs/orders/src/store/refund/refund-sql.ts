import { enqueueAll } from "@souk/kernel/jobs/outbox";
import { currentRequest } from "@souk/kernel/logging/request-context";
import type { EntityManager } from "typeorm";
import { eventTypeOf } from "../../domain/order/order-transitions.js";
import type { Order, OrderRefund } from "../../domain/order/order.js";
import type { RefundEnd, RefundRequest, RefundRequestOutcome } from "../../domain/refund/refund-store.js";
import { answerAttempt } from "../idempotency/attempt-sql.js";
import { OrderEventEntity } from "../order/order-event-entity.js";
import { readOrder } from "../order/order-row.js";
import { OrderRefundEntity } from "./order-refund-entity.js";

/** Locks the order's row, so that the plan is still valid when it is written. */
export async function requestRefund(manager: EntityManager, request: RefundRequest): Promise<RefundRequestOutcome> {
  const { refundId, orderId, actor, at, reason, attempt, plan, jobs } = request;
  await manager.query(`select 1 from orders where id = $1 for update`, [orderId]);
  const order = await readOrder(manager, orderId);
  const planned = plan(order);
  if (planned === "notRefundable") return { kind: "notRefundable", order };
  if (planned.kind !== "planned") return { kind: "refused", order, plan: planned };
  const { lines, amount } = planned;
  await manager.insert(OrderRefundEntity, {
    id: refundId,
    orderId,
    kind: "REFUND",
    state: "REQUESTED",
    reason,
    createdAt: at,
    endedAt: null,
    lines: [...lines],
    amountMinor: amount.amountMinor,
  });
  await note(manager, {
    orderId,
    eventId: `refundRequested:${refundId}`,
    type: "refundRequested",
    at,
    actor,
    detail: reason,
  });
  await enqueueAll(manager, jobs(planned));
  if (attempt) await answerAttempt(manager, attempt, orderId, { kind: "done" });
  return { kind: "requested", order: await readOrder(manager, orderId) };
}

export async function findRefund(
  manager: EntityManager,
  refundId: string,
): Promise<{ order: Order; refund: OrderRefund } | null> {
  const row = await manager.findOneBy(OrderRefundEntity, { id: refundId });
  if (!row) return null;
  const order = await readOrder(manager, row.orderId);
  const { id, kind, lines, state, reason, createdAt } = row;
  const amount = { amountMinor: Number(row.amountMinor), currency: order.total.currency };
  return { order, refund: { id, kind, lines, amount, state, reason, createdAt } };
}

export async function openRefundIds(manager: EntityManager, before: Date, limit: number): Promise<readonly string[]> {
  const rows: { id: string }[] = await manager.query(
    `select id from order_refunds where state = 'REQUESTED' and created_at < $1 order by created_at limit $2`,
    [before, limit],
  );
  return rows.map(({ id }) => id);
}

export async function endRefund(manager: EntityManager, end: RefundEnd): Promise<Order | null> {
  const { refundId, state, at, detail, follow } = end;
  // two refunds of an order can end at once: the lock lets the second one see that the first has ended
  await manager.query(`select 1 from orders where id = (select order_id from order_refunds where id = $1) for update`, [
    refundId,
  ]);
  // for an update, the driver returns the rows and their number
  const [[ended]]: [{ order_id: string }[], number] = await manager.query(
    `update order_refunds set state = $2, ended_at = $3 where id = $1 and state = 'REQUESTED' returning order_id`,
    [refundId, state, at],
  );
  if (!ended) return (await findRefund(manager, refundId))?.order ?? null;
  const orderId = ended.order_id;
  const order = await readOrder(manager, orderId);
  const { closes, jobs } = follow(order);
  const from = order.status;
  const type = state === "DONE" ? "moneyReturned" : "refundRefused";
  await note(manager, { orderId, eventId: `${type}:${refundId}`, type, at, actor: "payments", detail });
  if (closes) {
    await manager.query(`update orders set status = 'REFUNDED' where id = $1 and status = $2`, [orderId, from]);
    const move = { orderId, eventId: "REFUNDED", type: eventTypeOf.REFUNDED, at, actor: "payments", detail: null };
    await note(manager, move, { from, to: "REFUNDED" });
  }
  await enqueueAll(manager, jobs);
  return readOrder(manager, orderId);
}

type Note = Pick<OrderEventEntity, "orderId" | "eventId" | "type" | "at" | "actor" | "detail">;

async function note(
  manager: EntityManager,
  event: Note,
  { from, to }: Pick<OrderEventEntity, "from" | "to"> = { from: null, to: null },
): Promise<void> {
  const correlationId = currentRequest()?.correlationId ?? null;
  await manager.insert(OrderEventEntity, { ...event, from, to, correlationId });
}
