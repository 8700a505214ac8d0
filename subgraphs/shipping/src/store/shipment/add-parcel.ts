import { lockUntilCommit } from "@souk/kernel/database/lock-until-commit";
import { enqueueAll } from "@souk/kernel/jobs/outbox";
import type { EntityManager } from "typeorm";
import type { Shipment } from "../../domain/shipment/shipment.js";
import type { AddedParcel, ParcelAddition } from "../../domain/shipment/shipment-store.js";
import { announcementsOf, cancel, insertEvent, noteChange, setLines, shipmentsOf } from "./shipment-changes.js";
import { shipmentColumns, shipmentFromRow, type ShipmentRow } from "./shipment-from-row.js";

/** Implements `ShipmentStore.addParcel`. Locks the order, so that its parcels are added one at a time. */
export async function addParcel(manager: EntityManager, addition: ParcelAddition): Promise<AddedParcel> {
  const { orderId } = addition.shipment;
  await lockUntilCommit(manager, `parcel ${addition.attempt.actorId}:${addition.attempt.key}`);
  await lockUntilCommit(manager, shipmentsOf(orderId));
  const earlier = await earlierOf(manager, addition);
  if (earlier) return earlier;
  const cancelled: unknown[] = await manager.query(`select 1 from cancelled_orders where order_id = $1`, [orderId]);
  if (cancelled.length > 0) return { kind: "orderCancelled" };
  const parcels = await lockedParcels(manager, orderId);
  const plan = addition.plan(parcels);
  if (plan.kind !== "planned") return plan;
  const number = await insertParcel(manager, addition);
  await setLines(manager, addition.shipment.id, plan.lines);
  for (const { id, lines } of plan.rest) {
    const changed = parcels.find((parcel) => parcel.id === id);
    if (!changed) throw new Error(`the plan names the parcel ${id}, which order ${orderId} does not have`);
    await setLines(manager, id, lines);
    const { status: from } = changed;
    if (lines.length > 0) await noteChange(manager, id, addition.eventOfChanged(changed, number));
    else await cancel(manager, { shipmentId: id, from, event: addition.eventOfEmptied(changed, number), jobs: [] });
  }
  const added = await shipmentById(manager, addition.shipment.id);
  await enqueueAll(manager, addition.jobsOf(added));
  return { kind: "added", shipment: added, isReplay: false };
}

async function earlierOf(manager: EntityManager, { attempt }: ParcelAddition): Promise<AddedParcel | null> {
  const [earlier]: { body_hash: string; shipment_id: string }[] = await manager.query(
    `select body_hash, shipment_id from added_shipments where actor_id = $1 and idempotency_key = $2`,
    [attempt.actorId, attempt.key],
  );
  if (!earlier) return null;
  if (earlier.body_hash !== attempt.bodyHash) return { kind: "keyReused" };
  return { kind: "added", shipment: await shipmentById(manager, earlier.shipment_id), isReplay: true };
}

/**
 * Locks the parcels first and then reads them in a second statement, which sees the changes of earlier lock holders.
 */
export async function lockedParcels(manager: EntityManager, orderId: string): Promise<Shipment[]> {
  await manager.query(`select 1 from shipments where order_id = $1 order by place for update`, [orderId]);
  const rows: ShipmentRow[] = await manager.query(
    `select ${shipmentColumns} from shipments shipment where order_id = $1 order by place`,
    [orderId],
  );
  return rows.map(shipmentFromRow);
}

async function insertParcel(
  manager: EntityManager,
  { shipment, replaces, hasOwnAddress, attempt }: ParcelAddition,
): Promise<string> {
  const { id, orderId, orderNumber, buyerId, email, carrier, status, address, events, createdAt } = shipment;
  const [row]: { tracking_number: string }[] = await manager.query(
    `insert into shipments (id, order_id, order_number, buyer_id, buyer_email, tracking_number, carrier, status, address,
       created_at, updated_at, holds_all, place, replaces, address_changed_at)
     select $1, $2, $3, $4, $5,
       coalesce((select tracking_prefix from carriers where lower(name) = lower($6)), 'SHIP-') || nextval('tracking_numbers'),
       $6, $7, $8, $9, $9, false, (select coalesce(max(place), -1) + 1 from shipments where order_id = $2),
       (select id from shipments where tracking_number = $10), case when $11 then $9::timestamptz end
     returning tracking_number`,
    [
      id,
      orderId,
      orderNumber,
      buyerId,
      email,
      carrier,
      status,
      JSON.stringify(address),
      createdAt,
      replaces,
      hasOwnAddress,
    ],
  );
  if (!row) throw new Error("the new shipment is not there");
  await manager.query(`update shipments set replaced_at = $2 where tracking_number = $1`, [replaces, createdAt]);
  for (const event of events) await insertEvent(manager, id, event);
  await enqueueAll(
    manager,
    announcementsOf(events.map((event) => ({ shipmentId: id, eventId: event.id, status: event.status }))),
  );
  await manager.query(
    `insert into added_shipments (actor_id, idempotency_key, body_hash, shipment_id) values ($1, $2, $3, $4)`,
    [attempt.actorId, attempt.key, attempt.bodyHash, id],
  );
  return row.tracking_number;
}

export async function shipmentById(manager: EntityManager, id: string): Promise<Shipment> {
  const [row]: ShipmentRow[] = await manager.query(
    `select ${shipmentColumns} from shipments shipment where shipment.id = $1`,
    [id],
  );
  if (!row) throw new Error(`the shipment ${id} is not there`);
  return shipmentFromRow(row);
}
