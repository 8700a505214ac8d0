import type { EntityManager } from "typeorm";

/** Returns SQL for parcels that still wait for the carrier although their orders were closed before `before`. Starts from
 * the waiting parcels. */
export function openShipmentsSql(before: string): string {
  return `
    select shipment.order_id, shipment.tracking_number, closing.at as since
    from order_shipments shipment
    join orders closed on closed.id = shipment.order_id and closed.status in ('CANCELLED', 'REFUNDED')
    join order_events closing on closing.order_id = closed.id and closing.event_id = closed.status
    where shipment.status in ('PENDING', 'LABEL_CREATED') and closing.at < ${before}`;
}

export async function openShipmentsOfClosed(
  manager: EntityManager,
  before: Date,
  limit: number,
): Promise<readonly string[]> {
  const rows: { order_id: string }[] = await manager.query(
    `select order_id from (${openShipmentsSql("$1")}) open group by order_id order by min(since), order_id limit $2`,
    [before, limit],
  );
  return rows.map(({ order_id: orderId }) => orderId);
}

export async function unenrolledOrders(
  manager: EntityManager,
  before: Date,
  limit: number,
): Promise<readonly string[]> {
  const rows: { id: string }[] = await manager.query(
    `select id from orders
     where status in ('PAID', 'PROCESSING') and paid_at < $1
       and exists (select from order_lines line where line.order_id = orders.id and line.kind = 'COURSE')
       and not exists (select from order_events event where event.order_id = orders.id and event.event_id = 'enrolled')
     order by paid_at, id limit $2`,
    [before, limit],
  );
  return rows.map(({ id }) => id);
}
