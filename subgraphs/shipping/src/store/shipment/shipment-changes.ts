import { enqueueAll, type NewJob } from "@souk/kernel/jobs/outbox";
import type { EntityManager } from "typeorm";
import {
  type ParcelLine,
  type Shipment,
  type ShipmentEvent,
  type ShipmentStatus,
  waitsForCarrier,
} from "../../domain/shipment/shipment.js";
import type {
  EnteredTracking,
  ParcelChange,
  ShipmentChange,
  ShipmentMove,
} from "../../domain/shipment/shipment-store.js";

/** Returns the lock name that serializes creating, adding and cancelling shipments of one order. */
export function shipmentsOf(orderId: string): string {
  return `shipment-of:${orderId.toLowerCase()}`;
}

/** Returns the jobs that notify the buyer and orders of changes. A parcel that waits for the carrier is not mailed. */
export function announcementsOf(changes: readonly (ShipmentChange & { readonly status: ShipmentStatus })[]): NewJob[] {
  return changes.flatMap(({ status, ...data }) => {
    const tasks = waitsForCarrier(status) ? ["tellOrders"] : ["mailBuyer", "tellOrders"];
    return tasks.map((task) => ({ task, data }));
  });
}

/** Implements `ShipmentStore.moveShipment`. */
export async function moveTo(manager: EntityManager, move: ShipmentMove): Promise<boolean> {
  const { shipmentId, from, event, tracking, jobs } = move;
  const [, moved]: [unknown, number] = await manager.query(
    `update shipments set status = $3, updated_at = $4
     where id = $1 and status = $2
       and (status = $3 or (cancelled_at is null and not ($3 = 'IN_TRANSIT' and replaced_at is not null)))`,
    [shipmentId, from, event.status, event.at],
  );
  if (moved === 0) return false;
  await enterTracking(manager, shipmentId, tracking);
  await insertEvent(manager, shipmentId, event);
  const change = { shipmentId, eventId: event.id, status: event.status };
  await enqueueAll(manager, [...(event.status === from ? [] : announcementsOf([change])), ...jobs]);
  return true;
}

async function enterTracking(
  manager: EntityManager,
  shipmentId: string,
  { carrierTrackingNumber, trackingUrl }: EnteredTracking = {},
): Promise<void> {
  if (carrierTrackingNumber !== undefined)
    await manager.query(`update shipments set carrier_tracking_number = $2 where id = $1`, [
      shipmentId,
      carrierTrackingNumber,
    ]);
  if (trackingUrl !== undefined)
    await manager.query(`update shipments set tracking_url = $2 where id = $1`, [shipmentId, trackingUrl]);
}

/** Cancels the shipment permanently. Expects its row to be locked, and the shipment not to have left. */
export async function cancel(manager: EntityManager, { shipmentId, from, event, jobs }: ShipmentMove): Promise<void> {
  if (!(await moveTo(manager, { shipmentId, from, event, jobs }))) return;
  await manager.query(`update shipments set cancelled_at = $2 where id = $1`, [shipmentId, event.at]);
  await manager.query(
    `update shipments replaced set replaced_at = null
     where id = (select replaces from shipments where id = $1)
       and not exists (select from shipments other where other.replaces = replaced.id and other.cancelled_at is null)`,
    [shipmentId],
  );
}

/** Expects the shipment's row to be locked, so that no other event takes the position. */
export async function insertEvent(manager: EntityManager, shipmentId: string, event: ShipmentEvent): Promise<void> {
  await manager.query(
    `insert into shipment_events (id, shipment_id, position, at, status, detail)
     select $1, $2, coalesce(max(position) + 1, 0), $3, $4, $5 from shipment_events where shipment_id = $2`,
    [event.id, shipmentId, event.at, event.status, event.detail],
  );
}

/** Writes an event without a status change, for orders: lines, carrier or address changed. */
export async function noteChange(manager: EntityManager, shipmentId: string, event: ShipmentEvent): Promise<void> {
  await manager.query(`update shipments set updated_at = $2 where id = $1`, [shipmentId, event.at]);
  await insertEvent(manager, shipmentId, event);
  await enqueueAll(manager, [{ task: "tellOrders", data: { shipmentId, eventId: event.id } }]);
}

/** Implements `ShipmentStore.changeShipment`. Expects the shipment's row to be locked. */
export async function writeChange(manager: EntityManager, shipment: Shipment, change: ParcelChange): Promise<void> {
  const { id: shipmentId, status: from } = shipment;
  const { carrier, address, cancels, event, jobs } = change;
  if (cancels) return cancel(manager, { shipmentId, from, event, jobs });
  await enterTracking(manager, shipmentId, change);
  if (carrier !== undefined)
    await manager.query(`update shipments set carrier = $2 where id = $1`, [shipmentId, carrier]);
  if (address !== undefined)
    await manager.query(`update shipments set address = $2, address_changed_at = $3 where id = $1`, [
      shipmentId,
      JSON.stringify(address),
      event.at,
    ]);
  await noteChange(manager, shipmentId, event);
  await enqueueAll(manager, jobs);
}

export async function setLines(
  manager: EntityManager,
  shipmentId: string,
  lines: readonly ParcelLine[],
): Promise<void> {
  await manager.query(`delete from shipment_lines where shipment_id = $1`, [shipmentId]);
  await manager.query(
    `insert into shipment_lines (shipment_id, position, product_id, sku, name, quantity)
     select $1, line.position, line."productId", line.sku, line.name, line.quantity
     from json_to_recordset($2) as line(position int, "productId" uuid, sku text, name text, quantity int)`,
    [shipmentId, positioned(lines)],
  );
  await manager.query(`update shipments set holds_all = false where id = $1`, [shipmentId]);
}

export function positioned(lines: readonly object[]): string {
  return JSON.stringify(lines.map((line, position) => ({ ...line, position })));
}
