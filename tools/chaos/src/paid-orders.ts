import { withDatabase } from "@souk/kernel/config/database-settings";
import pg from "pg";

export interface PaidOrder {
  readonly id: string;
  readonly status: string;
  /** Refunds that staff requested. */
  readonly refunds: number;
  /** Whether work that follows from the order is still pending. */
  readonly isOpen: boolean;
}

/**
 * Returns every order that was ever paid, from the orders database. Pending work is read from graphile-worker's tables.
 */
export async function readPaidOrders(serverUrl: string): Promise<PaidOrder[]> {
  const client = new pg.Client({ connectionString: withDatabase(serverUrl, "souk_orders") });
  await client.connect();
  try {
    // the job that expires an unpaid order waits a day, even when the order is paid meanwhile
    const { rows } = await client.query<PaidOrder>(`
      with open_order as (
        select order_id::text as id from order_refunds where state = 'REQUESTED'
        union
        select job.payload -> 'data' ->> 'orderId'
        from graphile_worker._private_jobs job join graphile_worker._private_tasks task on task.id = job.task_id
        where task.identifier <> 'expireOrder'
      )
      select id::text, status,
        (select count(*)::int from order_refunds where order_id = orders.id and kind = 'REFUND') as refunds,
        exists (select from open_order where open_order.id = orders.id::text) as "isOpen"
      from orders
      where exists (select from order_events event where event.order_id = orders.id and event.to_status = 'PAID')`);
    return rows;
  } finally {
    await client.end();
  }
}
