import type { AuditJob } from "@souk/kernel/audit/admin-action";
import type { PostalAddress } from "@souk/kernel/values/postal-address";
import type { PlannedParcel, RefusedParcel } from "./plan-parcel.js";
import type { Shipment, ShipmentEvent, ShipmentStatus } from "./shipment.js";

/** A shipment without a number: the store assigns the next one. */
export type NewShipment = Omit<
  Shipment,
  "trackingNumber" | "carrierTrackingNumber" | "trackingUrl" | "replaces" | "isReplaced" | "isCancelled"
>;

/** The carrier's own number and link; an absent field stays unchanged. */
export interface EnteredTracking {
  readonly carrierTrackingNumber?: string | null;
  readonly trackingUrl?: string | null;
}

export interface ShipmentMove {
  readonly shipmentId: string;
  /** The status that was read; the move fails if the row has another status. */
  readonly from: ShipmentStatus;
  /** Its status is the new status, or equals `from` for a remark. */
  readonly event: ShipmentEvent;
  readonly tracking?: EnteredTracking;
  /** Written to the outbox in the same transaction, in addition to the jobs that announce the change. */
  readonly jobs: readonly AuditJob[];
}

export interface ShipmentCancellation {
  readonly orderId: string;
  /** The order event that caused the cancellation. */
  readonly cause: string;
  /** Creates a new event for each cancelled shipment. */
  readonly eventOf: () => ShipmentEvent;
}

/** A parcel that the staff add to an order. */
export interface ParcelAddition {
  readonly shipment: Omit<NewShipment, "lines">;
  readonly replaces: string | null;
  /** True if the staff gave another address than the order's. */
  readonly hasOwnAddress: boolean;
  /** The actor's idempotency key of this attempt, and a hash of the input. */
  readonly attempt: { readonly actorId: string; readonly key: string; readonly bodyHash: string };
  /** Runs under a lock: no other parcel of the order is added, changed or sent at the same time. */
  readonly plan: (parcels: readonly Shipment[]) => PlannedParcel | RefusedParcel;
  /** Creates the event of a parcel that loses some lines to the new one. */
  readonly eventOfChanged: (changed: Shipment, number: string) => ShipmentEvent;
  /** Creates the event of a parcel that loses all lines to the new one. */
  readonly eventOfEmptied: (emptied: Shipment, number: string) => ShipmentEvent;
  readonly jobsOf: (added: Shipment) => readonly AuditJob[];
}

export type AddedParcel =
  /** `isReplay`: an earlier call with the same key added the parcel; this call changed nothing. */
  | { readonly kind: "added"; readonly shipment: Shipment; readonly isReplay: boolean }
  | { readonly kind: "keyReused" }
  | { readonly kind: "orderCancelled" }
  | RefusedParcel;

/** A change of a parcel. An absent field stays unchanged. */
export interface ParcelChange extends EnteredTracking {
  readonly carrier?: string;
  readonly address?: PostalAddress;
  /** Cancels the parcel: its event has the status FAILED. */
  readonly cancels?: true;
  readonly event: ShipmentEvent;
  readonly jobs: readonly AuditJob[];
}

export type InsertedShipment = "inserted" | "alreadyThere" | "cancelled";

/** Identifies one event of a shipment; the payload of the jobs that announce it. */
export interface ShipmentChange {
  readonly shipmentId: string;
  readonly eventId: string;
}

/** Storage of shipments. */
export interface ShipmentStore {
  /**
   * Writes a shipment of another system and announces nothing, or moves it to a later status. "otherShipment": the order
   * has another one, or is cancelled.
   */
  insertImported(
    shipment: NewShipment,
    carrierTrackingNumber: string | null,
  ): Promise<"CREATED" | "UPDATED" | "UNCHANGED" | "otherShipment">;
  /**
   * Inserts once per order, and not if the order was cancelled. Enqueues the announcing jobs in the same transaction.
   */
  insertShipment(shipment: NewShipment): Promise<InsertedShipment>;
  /**
   * Cancels every shipment of the order that has not left, and prevents new ones. Enqueues the announcing jobs in the
   * same transaction. Returns false if a shipment has left.
   */
  cancelShipment(cancellation: ShipmentCancellation): Promise<boolean>;
  findShipment(id: string): Promise<Shipment | null>;
  findShipmentByNumber(trackingNumber: string): Promise<Shipment | null>;
  /** In order of creation. */
  findShipmentsOfOrders(orderIds: readonly string[]): Promise<readonly Shipment[]>;
  /** Assigns the shipments of these orders to another buyer, whose address accounts knows. */
  changeBuyer(orderIds: readonly string[], buyerId: string): Promise<void>;
  /** Adds the parcel once per attempt. Enqueues the announcing jobs in the same transaction. */
  addParcel(addition: ParcelAddition): Promise<AddedParcel>;
  /**
   * Writes the change that `decide` returns, with the shipment locked; null changes nothing. Returns the resulting
   * shipment, or null for an unknown id.
   */
  changeShipment(id: string, decide: (shipment: Shipment) => ParcelChange | null): Promise<Shipment | null>;
  /** The names of the active carriers, default carrier first. */
  carriers(): Promise<readonly string[]>;
  /**
   * Returns false if the shipment is no longer in `from`, or if it is cancelled or replaced and cannot make this move.
   * Enqueues the jobs that announce a status change in the same transaction.
   */
  moveShipment(move: ShipmentMove): Promise<boolean>;
}
