import { withDatabase } from "@souk/kernel/database-settings";
import pg from "pg";

export interface PaidOrder {
  readonly id: string;
  readonly status: string;
  /** Whether something that follows from it is still to be done. */
  readonly isOpen: boolean;
}

/** Every order that was ever paid, as its own books have it. What is to be done is in graphile-worker's own tables. */
export async function readPaidOrders(serverUrl: string): Promise<PaidOrder[]> {
  const client = new pg.Client({ connectionString: withDatabase(serverUrl, "souk_orders") });
  await client.connect();
  try {
    // the job that ends an unpaid order waits a day, also for one that is paid by then
    const { rows } = await client.query<PaidOrder>(`
      with open_order as (
        select order_id::text as id from order_refunds where state = 'REQUESTED'
        union
        select job.payload -> 'data' ->> 'orderId'
        from graphile_worker._private_jobs job join graphile_worker._private_tasks task on task.id = job.task_id
        where task.identifier <> 'expireOrder'
      )
      select id::text, status, exists (select from open_order where open_order.id = orders.id::text) as "isOpen"
      from orders
      where exists (select from order_events event where event.order_id = orders.id and event.to_status = 'PAID')`);
    return rows;
  } finally {
    await client.end();
  }
}
