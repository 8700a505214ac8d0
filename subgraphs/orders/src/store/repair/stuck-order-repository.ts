import type { Database } from "@souk/kernel/database/database";
import { keysetClauses, type KeysetOrder } from "@souk/kernel/database/keyset-clauses";
import { SqlParameters } from "@souk/kernel/database/sql-parameters";
import { hasFailedOnce, isFailedJob } from "@souk/kernel/jobs/failed-job-indexes";
import type { CursorValue, ListedRow, PageRequest } from "@souk/kernel/values/page";
import type {
  StuckKind,
  StuckOrder,
  StuckOrderFilter,
  StuckOrderSort,
  StuckOrderStore,
} from "../../domain/repair/stuck-orders.js";
import { openShipmentsSql } from "../fulfillment/unfinished-work-sql.js";
import type { Statement } from "../order/order-list-sql.js";
import { orderColumns, orderFromRow, type OrderRow } from "../order/order-row.js";

type StuckRow = OrderRow & {
  readonly stuck_kind: StuckKind;
  readonly since: Date;
  readonly stuck_detail: string | null;
  readonly sort_key: CursorValue[];
};

/** Sort keys that break ties of equal times. */
const ties = [
  { value: "stuck.order_id", type: "uuid" },
  { value: "stuck.stuck_kind", type: "text" },
  { value: "stuck.about", type: "text" },
] as const;
const bySince = [{ value: "stuck.since", type: "timestamptz" }, ...ties] as const;
const byPlacing = [{ value: `"order".placed_at`, type: "timestamptz" }, ...ties] as const;
const orders: Readonly<Record<StuckOrderSort, KeysetOrder>> = {
  OLDEST: { keys: bySince, descending: false },
  NEWEST: { keys: bySince, descending: true },
  PLACED_ASC: { keys: byPlacing, descending: false },
  PLACED_DESC: { keys: byPlacing, descending: true },
};

/** Returns a statement for a page of the stuck orders, and one more row. */
export function stuckOrdersSql(filter: StuckOrderFilter, sort: StuckOrderSort, page: PageRequest): Statement {
  const parameters = new SqlParameters();
  const stuck = stuckSql(filter, parameters);
  const { start, order, key } = keysetClauses(orders[sort], page, parameters);
  const text = `
    select ${orderColumns}, stuck.stuck_kind, stuck.since, stuck.stuck_detail, ${key} as sort_key
    from (${stuck}) stuck join orders "order" on "order".id = stuck.order_id
    where ${start} ${order}`;
  return { text, values: parameters.values };
}

/** The predicate of the index `order_events_not_captured`. */
const notCaptured = "'authorizationEnds', 'authorizationEnded', 'captureRefused'";

/** Finds each kind by its own index: it reads only open rows, whatever the number of orders and jobs. */
function stuckSql({ before, diedBefore, kind }: StuckOrderFilter, parameters: SqlParameters): string {
  const since = parameters.add(before);
  const kinds = kind === undefined ? "" : `where found.stuck_kind = ${parameters.add(kind)}`;
  return `
    select found.* from (
      select event.order_id, 'PAYMENT_UNKNOWN' as stuck_kind, '' as about, max(event.at) as since, max(event.detail) as stuck_detail
      from order_events event join orders open on open.id = event.order_id and open.status = 'CREATED'
      where event.type = 'paymentUnknown' and event.at < ${since}
        and not exists (select 1 from order_events later where later.order_id = event.order_id
                        and later.type in ('paymentDeclined', 'paymentNotMade') and later.at >= event.at)
        and not exists (select from attempts attempt where attempt.order_id = event.order_id and attempt.answer is null
                        and attempt.claimed_at <= ${parameters.add(diedBefore)})
      group by event.order_id
      union all
      select attempt.order_id, 'PAYMENT_UNKNOWN', attempt.operation || ':' || attempt.key, attempt.claimed_at,
             'the process that was paying it has ended; payments is asked for the outcome'
      from attempts attempt join orders open on open.id = attempt.order_id and open.status in ('CREATED', 'CANCELLED')
      where attempt.answer is null and attempt.claimed_at <= ${parameters.add(diedBefore)}
      union all
      select order_id, case state when 'FAILED' then 'REFUND_REFUSED' else 'REFUND_OPEN' end, id::text, created_at, reason
      from order_refunds where state <> 'DONE' and created_at < ${since}
      union all
      select event.order_id, 'NOT_CAPTURED', '', max(event.at), max(event.type || ': ' || event.detail)
      from order_events event
      join orders open on open.id = event.order_id and open.status in ('PAID', 'PROCESSING', 'COMPLETED')
      where event.type in (${notCaptured})
        and not exists (select from order_events later where event.type = 'authorizationEnds'
                        and later.order_id = event.order_id and later.type = 'paymentCaptured' and later.at >= event.at)
      group by event.order_id
      union all
      select (job.payload -> 'data' ->> 'orderId')::uuid, 'DELIVERY_FAILED', '', date_trunc('milliseconds', min(job.run_at)),
             max(task.identifier || ': ' || job.last_error)
      from graphile_worker._private_jobs job join graphile_worker._private_tasks task on task.id = job.task_id
      where ${isFailedJob} and job.payload -> 'data' ->> 'orderId' is not null
      group by 1
      union all
      select order_id, 'SHIPMENT_OPEN', tracking_number, since, tracking_number from (${openShipmentsSql(since)}) open
      union all
      select (job.payload -> 'data' ->> 'orderId')::uuid,
             case when task.identifier in ('enrollBuyer', 'openCourses') then 'NOT_ENROLLED' else 'STEP_FAILING' end,
             job.id::text, date_trunc('milliseconds', job.created_at),
             case when job.last_error is null then task.identifier || ': overdue, no attempt has failed'
                  else task.identifier || ': attempt ' || job.attempts || ' of ' || job.max_attempts || ' failed: '
                    || split_part(job.last_error, E'\\n', 1) end
      from (
        select * from graphile_worker._private_jobs where ${hasFailedOnce} and not (${isFailedJob})
        union all
        select * from graphile_worker._private_jobs
        where is_available and priority = 0 and run_at < ${since} and not (${hasFailedOnce})
      ) job join graphile_worker._private_tasks task on task.id = job.task_id
      where job.payload -> 'data' ->> 'orderId' is not null
    ) found ${kinds}`;
}

export class StuckOrderRepository implements StuckOrderStore {
  constructor(private readonly database: Pick<Database, "lists">) {}

  async listStuckOrders(
    filter: StuckOrderFilter,
    sort: StuckOrderSort,
    page: PageRequest,
  ): Promise<readonly ListedRow<StuckOrder>[]> {
    const { text, values } = stuckOrdersSql(filter, sort, page);
    const rows: StuckRow[] = await this.database.lists.query(text, [...values]);
    return rows.map(({ stuck_kind: kind, since, stuck_detail: detail, sort_key: key, ...order }) => ({
      row: { order: orderFromRow(order), kind, since, detail },
      key,
    }));
  }

  async countStuckOrders(filter: StuckOrderFilter): Promise<number> {
    const parameters = new SqlParameters();
    const [row]: { count: number }[] = await this.database.lists.query(
      `select count(*)::int as count from (${stuckSql(filter, parameters)}) stuck join orders "order" on "order".id = stuck.order_id`,
      parameters.values,
    );
    return row?.count ?? 0;
  }
}
