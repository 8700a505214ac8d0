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

  async insertShipment(shipment: NewShipment): Promise<InsertedShipment> {
    const { id, orderId, orderNumber, buyerId, email, carrier, status, address, createdAt } = shipment;
    const events = JSON.stringify(shipment.events.map((event, position) => ({ ...event, position })));
    const parameters = new SqlParameters();
    const values = [shipmentOf(orderId), id, orderId, orderNumber, buyerId, carrier, status, JSON.stringify(address)];
    const places = [...values, createdAt, events, email].map((value) => parameters.add(value)).join(", ");
    const announcements = announcementsOf(shipment.events.map((event) => ({ shipmentId: id, eventId: event.id })));
    const [row]: { outcome: InsertedShipment }[] = await this.database.manager.query(
      `with made as (select * from insert_shipment(${places})),
       ${addJobsSql(announcements, "made where outcome = 'inserted'", parameters)}
       select made.outcome from made, queued`,
      parameters.values,
    );
    if (!row) throw new Error("insert_shipment gave no answer");
    return row.outcome;
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
      await moveTo(manager, { shipmentId: shipment.id, from: shipment.status, event, jobs: [] });
      await manager.query(`update shipments set cancelled_at = $2 where id = $1`, [shipment.id, event.at]);
      return true;
    });
  }

  async changeBuyer(orderIds: readonly string[], buyerId: string): Promise<void> {
    await this.database.manager.query(
      `update shipments set buyer_id = $2, buyer_email = null
       where order_id = any($1) and (buyer_id <> $2 or buyer_email is not null)`,
      [orderIds, buyerId],
    );
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
async function moveTo(manager: EntityManager, { shipmentId, from, event, jobs }: ShipmentMove): Promise<boolean> {
  const [, moved]: [unknown, number] = await manager.query(
    `update shipments set status = $3, updated_at = $4 where id = $1 and status = $2 and (status = $3 or cancelled_at is null)`,
    [shipmentId, from, event.status, event.at],
  );
  if (moved === 0) return false;
  await insertEvent(manager, shipmentId, event);
  const announcements = event.status === from ? [] : announcementsOf([{ shipmentId, eventId: event.id }]);
  await enqueueAll(manager, [...announcements, ...jobs]);
  return true;
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
