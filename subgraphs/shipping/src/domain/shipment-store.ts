import type { AuditJob } from "@souk/kernel/admin-act";
import type { Shipment, ShipmentEvent, ShipmentStatus } from "./shipment.js";

/** A shipment that has no number yet: the store draws the next one. */
export type NewShipment = Omit<Shipment, "trackingNumber" | "isCancelled">;

export interface ShipmentMove {
  readonly shipmentId: string;
  /** The status that was read; the row moves only from it. */
  readonly from: ShipmentStatus;
  /** Its status is the one to move to, or `from` for a remark. */
  readonly event: ShipmentEvent;
  /** Sent from the outbox of the same transaction, besides what announces the change. */
  readonly jobs: readonly AuditJob[];
}

export interface ShipmentCancellation {
  readonly orderId: string;
  /** The event of the order that calls for it. */
  readonly cause: string;
  /** What happens to the shipment, if it is still here. */
  readonly event: ShipmentEvent;
}

export type InsertedShipment = "inserted" | "alreadyThere" | "cancelled";

/** Which event of which shipment; what the jobs that announce it are told. */
export interface ShipmentChange {
  readonly shipmentId: string;
  readonly eventId: string;
}

/** What the rules of shipments need from storage. */
export interface ShipmentStore {
  /** Once per order, and not when it was cancelled. The jobs that announce it are in the same transaction. */
  insertShipment(shipment: NewShipment): Promise<InsertedShipment>;
  /**
   * False when the carrier has the order's shipment, or had it. Else the shipment fails, which the jobs of the same transaction
   * announce, and stays so; where there is none, there will be none.
   */
  cancelShipment(cancellation: ShipmentCancellation): Promise<boolean>;
  findShipment(id: string): Promise<Shipment | null>;
  findShipmentByNumber(trackingNumber: string): Promise<Shipment | null>;
  /** In the order in which they were made. */
  findShipmentsOfOrders(orderIds: readonly string[]): Promise<readonly Shipment[]>;
  /** Whose the shipments of these orders are from now on; accounts knows the address of that one. */
  changeBuyer(orderIds: readonly string[], buyerId: string): Promise<void>;
  /** False when the shipment was not in `from` any more, or is to be sent and was cancelled. A change of status is announced by jobs of the same transaction. */
  moveShipment(move: ShipmentMove): Promise<boolean>;
}
