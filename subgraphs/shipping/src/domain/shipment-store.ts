import type { Shipment, ShipmentEvent, ShipmentStatus } from "./shipment.js";

/** A shipment that has no number yet: the store draws the next one. */
export type NewShipment = Omit<Shipment, "trackingNumber">;

export interface ShipmentMove {
  readonly shipmentId: string;
  /** The status that was read; the row moves only from it. */
  readonly from: ShipmentStatus;
  /** Its status is the one to move to, or `from` for a remark. */
  readonly event: ShipmentEvent;
}

/** Which event of which shipment; what the jobs that announce it are told. */
export interface ShipmentChange {
  readonly shipmentId: string;
  readonly eventId: string;
}

/** What the rules of shipments need from storage. */
export interface ShipmentStore {
  /** Once per order: false when the order has a shipment. The jobs that announce it are in the same transaction. */
  insertShipment(shipment: NewShipment): Promise<boolean>;
  findShipment(id: string): Promise<Shipment | null>;
  findShipmentByNumber(trackingNumber: string): Promise<Shipment | null>;
  /** In the order in which they were made. */
  findShipmentsOfOrders(orderIds: readonly string[]): Promise<readonly Shipment[]>;
  /** False when the shipment was not in `from` any more. A change of status is announced by jobs of the same transaction. */
  moveShipment(move: ShipmentMove): Promise<boolean>;
}
