import type { EntityManager } from "typeorm";
import { shipmentStatuses, type ShipmentStatus } from "../../domain/shipment/shipment.js";
import type { NewShipment } from "../../domain/shipment/shipment-store.js";

/** Implements `ShipmentStore.insertImported`. */
export async function writeImported(
  manager: EntityManager,
  { id, orderId, orderNumber, buyerId, carrier, status, address, createdAt, events }: NewShipment,
  carrierTrackingNumber: string | null,
): Promise<"CREATED" | "UPDATED" | "UNCHANGED" | "otherShipment"> {
  await manager.query(`select pg_advisory_xact_lock(hashtextextended($1, 0))`, [`imported shipment ${orderId}`]);
  const present: { id: string; status: ShipmentStatus }[] = await manager.query(
    `select id, status from shipments where order_id = $1`,
    [orderId],
  );
  const [shipment] = present;
  if (!shipment) {
    await manager.query(
      `insert into shipments (id, order_id, order_number, buyer_id, tracking_number, carrier, status, address, created_at,
         updated_at, carrier_tracking_number)
       values ($1, $2, $3, $4,
         coalesce((select tracking_prefix from carriers where lower(name) = lower($5)), 'SHIP-') || nextval('tracking_numbers'),
         $5, $6, $7, $8, $8, $9)`,
      [id, orderId, orderNumber, buyerId, carrier, status, JSON.stringify(address), createdAt, carrierTrackingNumber],
    );
    await insertEvents(manager, id, events);
    return "CREATED";
  }
  if (shipment.id !== id || present.length > 1) return "otherShipment";
  if (shipmentStatuses.indexOf(shipment.status) >= shipmentStatuses.indexOf(status)) return "UNCHANGED";
  await manager.query(`update shipments set status = $2, updated_at = now() where id = $1`, [id, status]);
  await insertEvents(manager, id, events);
  return "UPDATED";
}

async function insertEvents(manager: EntityManager, shipmentId: string, events: NewShipment["events"]): Promise<void> {
  await manager.query(
    `insert into shipment_events (id, shipment_id, position, at, status, detail)
     select event.id, $1,
       (select coalesce(max(position), -1) from shipment_events where shipment_id = $1)
         + row_number() over (order by event.position),
       event.at, event.status, event.detail
     from json_to_recordset($2::json) as event(id uuid, position int, at timestamptz, status text, detail text)
     where not exists (select from shipment_events present where present.id = event.id)`,
    [shipmentId, JSON.stringify(events.map((event, position) => ({ ...event, position })))],
  );
}
