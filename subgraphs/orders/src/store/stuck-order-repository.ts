import type { Database } from "@souk/kernel/database";
import { isFailedJob } from "@souk/kernel/failed-job-indexes";
import { keysetClauses, type KeysetOrder } from "@souk/kernel/keyset-clauses";
import type { CursorValue, ListedRow, PageRequest } from "@souk/kernel/page";
import { SqlParameters } from "@souk/kernel/sql-parameters";
import type {
  StuckKind,
  StuckOrder,
  StuckOrderFilter,
  StuckOrderSort,
  StuckOrderStore,
} from "../domain/stuck-orders.js";
import { orderColumns, orderFromRow, type OrderRow } from "./order-from-row.js";
import type { Statement } from "./order-list-sql.js";

type StuckRow = OrderRow & {
  readonly stuck_kind: StuckKind;
  readonly since: Date;
  readonly stuck_detail: string | null;
  readonly sort_key: CursorValue[];
};

/** What there may be several of at one time. */
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

/** A page of the stuck orders, and one row more. */
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

/** What is found of each kind by an index of its own, and of jobs among all that wait: as much as is open, however many orders there are. */
function stuckSql({ before, kind }: StuckOrderFilter, parameters: SqlParameters): string {
  const since = parameters.add(before);
  const kinds = kind === undefined ? "" : `where found.stuck_kind = ${parameters.add(kind)}`;
  return `
    select found.* from (
      select event.order_id, 'PAYMENT_UNKNOWN' as stuck_kind, '' as about, max(event.at) as since, max(event.detail) as stuck_detail
      from order_events event join orders open on open.id = event.order_id and open.status = 'CREATED'
      where event.type = 'paymentUnknown' and event.at < ${since}
        and not exists (select 1 from order_events later where later.order_id = event.order_id
                        and later.type in ('paymentDeclined', 'paymentNotMade') and later.at >= event.at)
      group by event.order_id
      union all
      select order_id, case state when 'FAILED' then 'REFUND_REFUSED' else 'REFUND_OPEN' end, id::text, created_at, reason
      from order_refunds where state <> 'DONE' and created_at < ${since}
      union all
      select (job.payload -> 'data' ->> 'orderId')::uuid, 'DELIVERY_FAILED', '', date_trunc('milliseconds', min(job.run_at)),
             max(task.identifier || ': ' || job.last_error)
      from graphile_worker._private_jobs job join graphile_worker._private_tasks task on task.id = job.task_id
      where ${isFailedJob} and job.payload -> 'data' ->> 'orderId' is not null
      group by 1
    ) found ${kinds}`;
}

export class StuckOrderRepository implements StuckOrderStore {
  constructor(private readonly database: Pick<Database, "manager">) {}

  async listStuckOrders(
    filter: StuckOrderFilter,
    sort: StuckOrderSort,
    page: PageRequest,
  ): Promise<readonly ListedRow<StuckOrder>[]> {
    const { text, values } = stuckOrdersSql(filter, sort, page);
    const rows: StuckRow[] = await this.database.manager.query(text, [...values]);
    return rows.map(({ stuck_kind: kind, since, stuck_detail: detail, sort_key: key, ...order }) => ({
      row: { order: orderFromRow(order), kind, since, detail },
      key,
    }));
  }

  async countStuckOrders(filter: StuckOrderFilter): Promise<number> {
    const parameters = new SqlParameters();
    const [row]: { count: number }[] = await this.database.manager.query(
      `select count(*)::int as count from (${stuckSql(filter, parameters)}) stuck join orders "order" on "order".id = stuck.order_id`,
      parameters.values,
    );
    return row?.count ?? 0;
  }
}
