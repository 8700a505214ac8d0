import type { Database } from "@souk/kernel/database";
import { enqueueAll } from "@souk/kernel/jobs";
import type { EntityManager } from "typeorm";
import type { Shipment, ShipmentEvent } from "../domain/shipment.js";
import type { NewShipment, ShipmentChange, ShipmentMove, ShipmentStore } from "../domain/shipment-store.js";
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

  insertShipment(shipment: NewShipment): Promise<boolean> {
    return this.database.transaction(async (manager) => {
      if (!(await insertRow(manager, shipment))) return false;
      for (const event of shipment.events) await insertEvent(manager, shipment.id, event);
      await announce(
        manager,
        shipment.events.map(({ id }) => ({ shipmentId: shipment.id, eventId: id })),
      );
      return true;
    });
  }

  moveShipment({ shipmentId, from, event }: ShipmentMove): Promise<boolean> {
    return this.database.transaction(async (manager) => {
      const [, moved]: [unknown, number] = await manager.query(
        `update shipments set status = $3, updated_at = $4 where id = $1 and status = $2`,
        [shipmentId, from, event.status, event.at],
      );
      if (moved === 0) return false;
      await insertEvent(manager, shipmentId, event);
      if (event.status !== from) await announce(manager, [{ shipmentId, eventId: event.id }]);
      return true;
    });
  }

  private async find(column: string, value: string): Promise<Shipment | null> {
    const [row]: ShipmentRow[] = await this.database.manager.query(
      `select ${shipmentColumns} from shipments shipment where ${column} = $1`,
      [value],
    );
    return row ? shipmentFromRow(row) : null;
  }
}

/** Draws the tracking number only when the order has no shipment, so that a repeat leaves no gap. */
async function insertRow(manager: EntityManager, shipment: NewShipment): Promise<boolean> {
  const { id, orderId, orderNumber, buyerId, carrier, status, address, createdAt } = shipment;
  const inserted: unknown[] = await manager.query(
    `insert into shipments (id, order_id, order_number, buyer_id, tracking_number, carrier, status, address, created_at, updated_at)
     select $1, $2, $3, $4,
       coalesce((select tracking_prefix from carriers where lower(name) = lower($5)), 'SHIP-') || nextval('tracking_numbers'),
       $5, $6, $7, $8, $8
     where not exists (select 1 from shipments where order_id = $2)
     on conflict on constraint shipments_order do nothing returning id`,
    [id, orderId, orderNumber, buyerId, carrier, status, JSON.stringify(address), createdAt],
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

async function announce(manager: EntityManager, changes: readonly ShipmentChange[]): Promise<void> {
  const tasks = ["mailBuyer", "tellOrders"];
  await enqueueAll(
    manager,
    changes.flatMap((data) => tasks.map((task) => ({ task, data }))),
  );
}
