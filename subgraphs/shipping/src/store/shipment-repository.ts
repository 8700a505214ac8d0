import type { Database } from "@souk/kernel/database";
import { addJobsSql, enqueueAll, type NewJob } from "@souk/kernel/outbox";
import { lockUntilCommit } from "@souk/kernel/lock-until-commit";
import { SqlParameters } from "@souk/kernel/sql-parameters";
import type { EntityManager } from "typeorm";
import type { Shipment, ShipmentEvent, ShipmentStatus } from "../domain/shipment.js";
import type {
  InsertedShipment,
  NewShipment,
  ShipmentCancellation,
  ShipmentChange,
  ShipmentMove,
  ShipmentStore,
} from "../domain/shipment-store.js";
import { shipmentColumns, shipmentFromRow, type ShipmentRow } from "./shipment-from-row.js";

/** Shipments and their events in PostgreSQL. */
export class ShipmentRepository implements ShipmentStore {
  constructor(private readonly database: Database) {}

  async findShipment(id: string): Promise<Shipment | null> {
    return this.find("shipment.id", id);
  }

  async findShipmentByNumber(trackingNumber: string): Promise<Shipment | null> {
    return this.find("shipment.tracking_number", trackingNumber);
  }

  async findShipmentsOfOrders(orderIds: readonly string[]): Promise<readonly Shipment[]> {
    const rows: ShipmentRow[] = await this.database.manager.query(
      `select ${shipmentColumns} from shipments shipment where shipment.order_id = any($1)
       order by shipment.created_at, shipment.id`,
      [orderIds],
    );
    return rows.map(shipmentFromRow);
  }

  insertShipment(shipment: NewShipment): Promise<InsertedShipment> {
    return this.database.transaction(async (manager): Promise<InsertedShipment> => {
      await lockUntilCommit(manager, shipmentOf(shipment.orderId));
      if (await insertWhole(manager, shipment)) return "inserted";
      return (await isCancelled(manager, shipment.orderId)) ? "cancelled" : "alreadyThere";
    });
  }

  cancelShipment({ orderId, cause, event }: ShipmentCancellation): Promise<boolean> {
    return this.database.transaction(async (manager) => {
      await lockUntilCommit(manager, shipmentOf(orderId));
      if (await isCancelled(manager, orderId)) return true;
      const [shipment]: { id: string; status: ShipmentStatus }[] = await manager.query(
        `select id, status from shipments where order_id = $1 for update`,
        [orderId],
      );
      if (shipment && (await hasLeft(manager, shipment))) return false;
      await manager.query(
        `insert into cancelled_orders (order_id, event_id, reason, cancelled_at) values ($1, $2, $3, $4)`,
        [orderId, cause, event.detail, event.at],
      );
      if (!shipment) return true;
      await moveTo(manager, { shipmentId: shipment.id, from: shipment.status, event });
      await manager.query(`update shipments set cancelled_at = $2 where id = $1`, [shipment.id, event.at]);
      return true;
    });
  }

  moveShipment(move: ShipmentMove): Promise<boolean> {
    return this.database.transaction((manager) => moveTo(manager, move));
  }

  private async find(column: string, value: string): Promise<Shipment | null> {
    const [row]: ShipmentRow[] = await this.database.manager.query(
      `select ${shipmentColumns} from shipments shipment where ${column} = $1`,
      [value],
    );
    return row ? shipmentFromRow(row) : null;
  }
}

/** Making an order's shipment and cancelling it happen one after the other. */
function shipmentOf(orderId: string): string {
  return `shipment-of:${orderId.toLowerCase()}`;
}

async function isCancelled(manager: EntityManager, orderId: string): Promise<boolean> {
  const rows: unknown[] = await manager.query(`select 1 from cancelled_orders where order_id = $1`, [orderId]);
  return rows.length > 0;
}

/** One that failed before it was ever on its way is still here. Its row is locked. */
async function hasLeft(
  manager: EntityManager,
  { id, status }: { id: string; status: ShipmentStatus },
): Promise<boolean> {
  if (status !== "FAILED") return status !== "PENDING";
  const rows: unknown[] = await manager.query(
    `select 1 from shipment_events where shipment_id = $1 and status = 'IN_TRANSIT' limit 1`,
    [id],
  );
  return rows.length > 0;
}

/** See `ShipmentStore.moveShipment`. */
async function moveTo(manager: EntityManager, { shipmentId, from, event }: ShipmentMove): Promise<boolean> {
  const [, moved]: [unknown, number] = await manager.query(
    `update shipments set status = $3, updated_at = $4 where id = $1 and status = $2 and (status = $3 or cancelled_at is null)`,
    [shipmentId, from, event.status, event.at],
  );
  if (moved === 0) return false;
  await insertEvent(manager, shipmentId, event);
  if (event.status !== from) await enqueueAll(manager, announcementsOf([{ shipmentId, eventId: event.id }]));
  return true;
}

/**
 * The shipment with its events and the jobs that announce them. Draws the tracking number only when the order has no shipment
 * and may have one, so that a repeat leaves no gap.
 */
async function insertWhole(manager: EntityManager, shipment: NewShipment): Promise<boolean> {
  const { id, orderId, orderNumber, buyerId, carrier, status, address, createdAt, events } = shipment;
  const parameters = new SqlParameters();
  const add = (value: unknown): string => parameters.add(value);
  const [order, name, at] = [`${add(orderId)}::uuid`, `${add(carrier)}::text`, `${add(createdAt)}::timestamptz`];
  const announcements = announcementsOf(events.map((event) => ({ shipmentId: id, eventId: event.id })));
  const inserted: unknown[] = await manager.query(
    `with inserted as (
       insert into shipments (id, order_id, order_number, buyer_id, tracking_number, carrier, status, address, created_at, updated_at)
       select ${add(id)}, ${order}, ${add(orderNumber)}, ${add(buyerId)},
         coalesce((select tracking_prefix from carriers where lower(name) = lower(${name})), 'SHIP-') || nextval('tracking_numbers'),
         ${name}, ${add(status)}, ${add(JSON.stringify(address))}, ${at}, ${at}
       where not exists (select from shipments where order_id = ${order})
         and not exists (select from cancelled_orders where order_id = ${order})
       on conflict on constraint shipments_order do nothing returning id
     ),
     noted as (
       insert into shipment_events (id, shipment_id, position, at, status, detail)
       select event.id, inserted.id, event.position, event.at, event.status, event.detail
       from inserted, json_to_recordset(${add(JSON.stringify(events.map((event, position) => ({ ...event, position }))))}::json)
         as event(id uuid, position int, at timestamptz, status text, detail text)
     ),
     ${addJobsSql(announcements, "inserted", parameters)}
     select inserted.id from inserted, queued`,
    parameters.values,
  );
  return inserted.length > 0;
}

/** The caller has the shipment's row, so no other event takes the place. */
async function insertEvent(manager: EntityManager, shipmentId: string, event: ShipmentEvent): Promise<void> {
  await manager.query(
    `insert into shipment_events (id, shipment_id, position, at, status, detail)
     select $1, $2, coalesce(max(position) + 1, 0), $3, $4, $5 from shipment_events where shipment_id = $2`,
    [event.id, shipmentId, event.at, event.status, event.detail],
  );
}

function announcementsOf(changes: readonly ShipmentChange[]): NewJob[] {
  const tasks = ["mailBuyer", "tellOrders"];
  return changes.flatMap((data) => tasks.map((task) => ({ task, data })));
}
