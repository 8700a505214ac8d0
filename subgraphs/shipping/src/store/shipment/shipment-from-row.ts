import type { PostalAddress } from "@souk/kernel/values/postal-address";
import type { ParcelLine, Shipment, ShipmentEvent, ShipmentStatus } from "../../domain/shipment/shipment.js";

/** The columns of `shipmentColumns`. */
export interface ShipmentRow {
  readonly id: string;
  readonly order_id: string;
  readonly order_number: string;
  readonly buyer_id: string;
  readonly buyer_email: string | null;
  readonly tracking_number: string;
  readonly carrier: string;
  readonly carrier_tracking_number: string | null;
  readonly tracking_url: string | null;
  readonly tracking_url_template: string | null;
  readonly status: ShipmentStatus;
  readonly address: PostalAddress;
  readonly created_at: Date;
  readonly holds_all: boolean;
  readonly replaces: string | null;
  readonly is_replaced: boolean;
  readonly is_cancelled: boolean;
  readonly lines: ParcelLine[];
  /** `at` as text. */
  readonly events: (Omit<ShipmentEvent, "at"> & { at: string })[];
}

/** Selects a shipment with its lines and events in one row, so that the shipments of many orders cost one statement. */
export const shipmentColumns = `
  shipment.id, shipment.order_id, shipment.order_number, shipment.buyer_id, shipment.buyer_email, shipment.tracking_number, shipment.carrier,
  shipment.carrier_tracking_number, shipment.tracking_url,
  (select tracking_url_template from carriers where lower(carriers.name) = lower(shipment.carrier)) as tracking_url_template,
  shipment.status, shipment.address, shipment.created_at, shipment.holds_all,
  (select replaced.tracking_number from shipments replaced where replaced.id = shipment.replaces) as replaces,
  shipment.replaced_at is not null as is_replaced, shipment.cancelled_at is not null as is_cancelled,
  (select coalesce(json_agg(json_build_object('productId', line.product_id, 'sku', line.sku, 'name', line.name, 'quantity', line.quantity)
                            order by line.position), '[]')
   from shipment_lines line where line.shipment_id = shipment.id) as lines,
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
    carrierTrackingNumber: row.carrier_tracking_number,
    trackingUrl: row.tracking_url ?? linkFrom(row),
    status: row.status,
    address: row.address,
    events: row.events.map((event) => ({ ...event, at: new Date(event.at) })),
    createdAt: row.created_at,
    lines: row.holds_all ? null : row.lines,
    replaces: row.replaces,
    isReplaced: row.is_replaced,
    isCancelled: row.is_cancelled,
  };
}

function linkFrom({ tracking_url_template: template, carrier_tracking_number: number }: ShipmentRow): string | null {
  return template !== null && number !== null ? template.replace("{number}", () => encodeURIComponent(number)) : null;
}
