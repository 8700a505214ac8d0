import type { PostalAddress } from "@souk/kernel/postal-address";
import type { Shipment, ShipmentEvent, ShipmentStatus } from "../domain/shipment.js";

/** The columns of `shipmentColumns`. */
export interface ShipmentRow {
  readonly id: string;
  readonly order_id: string;
  readonly order_number: string;
  readonly buyer_id: string;
  readonly buyer_email: string | null;
  readonly tracking_number: string;
  readonly carrier: string;
  readonly status: ShipmentStatus;
  readonly address: PostalAddress;
  readonly created_at: Date;
  readonly is_cancelled: boolean;
  /** `at` as text. */
  readonly events: (Omit<ShipmentEvent, "at"> & { at: string })[];
}

/** A shipment with its events in one row, so that those of many orders cost one statement. */
export const shipmentColumns = `
  shipment.id, shipment.order_id, shipment.order_number, shipment.buyer_id, shipment.buyer_email, shipment.tracking_number, shipment.carrier,
  shipment.status, shipment.address, shipment.created_at,
  shipment.cancelled_at is not null as is_cancelled,
  (select json_agg(json_build_object('id', event.id, 'at', event.at, 'status', event.status, 'detail', event.detail)
                   order by event.position)
   from shipment_events event where event.shipment_id = shipment.id) as events`;

export function shipmentFromRow(row: ShipmentRow): Shipment {
  return {
    id: row.id,
    orderId: row.order_id,
    orderNumber: row.order_number,
    buyerId: row.buyer_id,
    email: row.buyer_email,
    trackingNumber: row.tracking_number,
    carrier: row.carrier,
    status: row.status,
    address: row.address,
    events: row.events.map((event) => ({ ...event, at: new Date(event.at) })),
    createdAt: row.created_at,
    isCancelled: row.is_cancelled,
  };
}
