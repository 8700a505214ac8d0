import type { PostalAddress } from "@souk/kernel/values/postal-address";

export const shipmentStatuses = [
  "PENDING",
  "LABEL_CREATED",
  "IN_TRANSIT",
  "OUT_FOR_DELIVERY",
  "DELIVERED",
  "FAILED",
  "RETURNED",
] as const;
export type ShipmentStatus = (typeof shipmentStatuses)[number];

/** FAILED is an unsuccessful delivery that can be tried again; RETURNED is final. */
const shipmentTransitions = {
  PENDING: ["LABEL_CREATED", "IN_TRANSIT", "FAILED"],
  LABEL_CREATED: ["IN_TRANSIT", "FAILED"],
  IN_TRANSIT: ["OUT_FOR_DELIVERY", "DELIVERED", "FAILED", "RETURNED"],
  OUT_FOR_DELIVERY: ["DELIVERED", "FAILED", "RETURNED"],
  FAILED: ["IN_TRANSIT", "RETURNED"],
  DELIVERED: ["RETURNED"],
  RETURNED: [],
} as const satisfies Record<ShipmentStatus, readonly ShipmentStatus[]>;

export function canMove(from: ShipmentStatus, to: ShipmentStatus): boolean {
  const next: readonly ShipmentStatus[] = shipmentTransitions[from];
  return next.includes(to);
}

/** Whether the carrier does not have the parcel yet, and nothing has failed. */
export function waitsForCarrier(status: ShipmentStatus): boolean {
  return status === "PENDING" || status === "LABEL_CREATED";
}

/** A change of status, or a remark on the current one, such as where the parcel is or why it waits. */
export interface ShipmentEvent {
  readonly id: string;
  readonly at: Date;
  readonly status: ShipmentStatus;
  readonly detail: string | null;
}

/** Copied from the order. */
export interface ParcelLine {
  readonly productId: string;
  readonly sku: string;
  readonly name: string;
  readonly quantity: number;
}

/** A parcel: the carrier delivers some or all items of an order. */
export interface Shipment {
  readonly id: string;
  readonly orderId: string;
  readonly orderNumber: string;
  readonly buyerId: string;
  /** The recipient of its mails; null when accounts knows the address. */
  readonly email: string | null;
  /** The shop's own number. */
  readonly trackingNumber: string;
  readonly carrier: string;
  /** Entered by the staff; null when there is none or it is not entered yet. */
  readonly carrierTrackingNumber: string | null;
  /** The entered link, or the link built from the carrier's template and number. */
  readonly trackingUrl: string | null;
  readonly status: ShipmentStatus;
  /** The order's address, unless the staff changed it before the parcel left. */
  readonly address: PostalAddress;
  /** Oldest first, never empty; the last one has the shipment's status. */
  readonly events: readonly ShipmentEvent[];
  readonly createdAt: Date;
  /** Null for a shipment that was created without lines: it holds all items that its order ships. */
  readonly lines: readonly ParcelLine[] | null;
  /** The tracking number of the parcel that this one replaces. */
  readonly replaces: string | null;
  /** True if another parcel replaces this one. */
  readonly isReplaced: boolean;
  /** True if the staff or the order cancelled it before it left. */
  readonly isCancelled: boolean;
}

/**
 * Returns whether the shipment can move to the status. A cancelled shipment cannot move; a replaced one cannot be sent
 * again.
 */
export function mayBecome(
  { status, isCancelled, isReplaced }: Pick<Shipment, "status" | "isCancelled" | "isReplaced">,
  to: ShipmentStatus,
): boolean {
  return !isCancelled && !(isReplaced && to === "IN_TRANSIT") && canMove(status, to);
}

/** Returns the events that changed the status, without remarks. */
export function statusChanges({ events }: Pick<Shipment, "events">): readonly ShipmentEvent[] {
  return events.filter((event, index) => event.status !== events[index - 1]?.status);
}

/** Normalizes the case and trims a tracking number; returns null for an invalid one. */
export function readTrackingNumber(text: string): string | null {
  const number = text.trim().toUpperCase();
  return /^[A-Z]{1,10}-\d{1,18}$/.test(number) ? number : null;
}
