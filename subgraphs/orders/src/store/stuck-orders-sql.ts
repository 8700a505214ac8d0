import type { EntityManager } from "typeorm";
import type { StuckKind, StuckOrder } from "../domain/stuck-orders.js";
import { orderColumns, orderFromRow, type OrderRow } from "./order-from-row.js";

type StuckRow = OrderRow & {
  readonly stuck_kind: StuckKind;
  readonly since: Date;
  readonly stuck_detail: string | null;
};

/** graphile-worker keeps a job that was given up with as many attempts as it may have. Internal to it: its version is pinned. */
const givenUp = `job.attempts >= job.max_attempts and job.locked_at is null`;

export async function stuckOrders(manager: EntityManager, before: Date, limit: number): Promise<StuckOrder[]> {
  const rows: StuckRow[] = await manager.query(
    `with stuck as (
       select event.order_id, 'PAYMENT_UNKNOWN' as stuck_kind, max(event.at) as since, max(event.detail) as stuck_detail
       from order_events event join orders open on open.id = event.order_id and open.status = 'CREATED'
       where event.type = 'paymentUnknown' and event.at < $1
         and not exists (select 1 from order_events later where later.order_id = event.order_id
                         and later.type in ('paymentDeclined', 'paymentNotMade') and later.at >= event.at)
       group by event.order_id
       union all
       select order_id, case state when 'FAILED' then 'REFUND_REFUSED' else 'REFUND_OPEN' end, created_at, reason
       from order_refunds where state <> 'DONE' and created_at < $1
       union all
       select (job.payload -> 'data' ->> 'orderId')::uuid, 'DELIVERY_FAILED', min(job.run_at), max(task.identifier || ': ' || job.last_error)
       from graphile_worker._private_jobs job join graphile_worker._private_tasks task on task.id = job.task_id
       where ${givenUp} and job.payload -> 'data' ->> 'orderId' is not null
       group by 1
     )
     select ${orderColumns}, stuck.stuck_kind, stuck.since, stuck.stuck_detail
     from stuck join orders "order" on "order".id = stuck.order_id
     order by stuck.since, "order".id limit $2`,
    [before, limit],
  );
  return rows.map((row) => ({
    order: orderFromRow(row),
    kind: row.stuck_kind,
    since: row.since,
    detail: row.stuck_detail,
  }));
}

export async function retryJobs(manager: EntityManager, orderId: string): Promise<void> {
  await manager.query(
    `select graphile_worker.reschedule_jobs(array_agg(job.id), run_at := now(), attempts := 0)
     from graphile_worker._private_jobs job where ${givenUp} and job.payload -> 'data' ->> 'orderId' = $1
     having count(*) > 0`,
    [orderId],
  );
}
