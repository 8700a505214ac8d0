/** Returns SQL for pending parcels of orders that were closed before `before`. Starts from the pending parcels. */
export function openShipmentsSql(before: string): string {
  return `
    select shipment.order_id, shipment.tracking_number, closing.at as since
    from order_shipments shipment
    join orders closed on closed.id = shipment.order_id and closed.status in ('CANCELLED', 'REFUNDED')
    join order_events closing on closing.order_id = closed.id and closing.event_id = closed.status
    where shipment.status = 'PENDING' and closing.at < ${before}`;
}
