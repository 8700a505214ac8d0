import { writeImported } from "./imported-shipment.js";
import type { Database } from "@souk/kernel/database/database";
import { addJobsSql } from "@souk/kernel/jobs/outbox";
import { lockUntilCommit } from "@souk/kernel/database/lock-until-commit";
import { SqlParameters } from "@souk/kernel/database/sql-parameters";
import { hasLeft } from "../../domain/shipment/parcel.js";
import type { Shipment } from "../../domain/shipment/shipment.js";
import type {
  AddedParcel,
  InsertedShipment,
  NewShipment,
  ParcelAddition,
  ParcelChange,
  ShipmentCancellation,
  ShipmentMove,
  ShipmentStore,
} from "../../domain/shipment/shipment-store.js";
import { addParcel, lockedParcels, shipmentById } from "./add-parcel.js";
import { announcementsOf, cancel, moveTo, positioned, shipmentsOf, writeChange } from "./shipment-changes.js";
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
       order by shipment.place`,
      [orderIds],
    );
    return rows.map(shipmentFromRow);
  }

  insertImported(shipment: NewShipment, carrierTrackingNumber: string | null) {
    return this.database.transaction((manager) => writeImported(manager, shipment, carrierTrackingNumber));
  }

  async insertShipment(shipment: NewShipment): Promise<InsertedShipment> {
    const { id, orderId, orderNumber, buyerId, email, carrier, status, address, createdAt, lines } = shipment;
    const parameters = new SqlParameters();
    const values = [
      shipmentsOf(orderId),
      id,
      orderId,
      orderNumber,
      buyerId,
      carrier,
      status,
      JSON.stringify(address),
      createdAt,
      positioned(shipment.events),
      email,
      lines && positioned(lines),
    ];
    const places = values.map((value) => parameters.add(value)).join(", ");
    const changes = shipment.events.map((event) => ({ shipmentId: id, eventId: event.id, status: event.status }));
    const [row]: { outcome: InsertedShipment }[] = await this.database.manager.query(
      `with made as (select * from insert_shipment(${places})),
       ${addJobsSql(announcementsOf(changes), "made where outcome = 'inserted'", parameters)}
       select made.outcome from made, queued`,
      parameters.values,
    );
    if (!row) throw new Error("insert_shipment gave no answer");
    return row.outcome;
  }

  cancelShipment({ orderId, cause, eventOf }: ShipmentCancellation): Promise<boolean> {
    return this.database.transaction(async (manager) => {
      await lockUntilCommit(manager, shipmentsOf(orderId));
      const parcels = await lockedParcels(manager, orderId);
      const open = parcels.filter((parcel) => !parcel.isCancelled && !hasLeft(parcel));
      const { at, detail } = eventOf();
      await manager.query(
        `insert into cancelled_orders (order_id, event_id, reason, cancelled_at) values ($1, $2, $3, $4)
         on conflict do nothing`,
        [orderId, cause, detail, at],
      );
      for (const { id: shipmentId, status: from } of open)
        await cancel(manager, { shipmentId, from, event: eventOf(), jobs: [] });
      return !parcels.some(hasLeft);
    });
  }

  addParcel(addition: ParcelAddition): Promise<AddedParcel> {
    return this.database.transaction((manager) => addParcel(manager, addition));
  }

  changeShipment(id: string, decide: (shipment: Shipment) => ParcelChange | null): Promise<Shipment | null> {
    return this.database.transaction(async (manager) => {
      const locked: unknown[] = await manager.query(`select 1 from shipments where id = $1 for update`, [id]);
      if (locked.length === 0) return null;
      const shipment = await shipmentById(manager, id);
      const change = decide(shipment);
      if (!change) return shipment;
      await writeChange(manager, shipment, change);
      return shipmentById(manager, id);
    });
  }

  async carriers(): Promise<readonly string[]> {
    const rows: { name: string }[] = await this.database.manager.query(
      `select name from carriers where is_active order by is_default desc, name`,
    );
    return rows.map(({ name }) => name);
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
