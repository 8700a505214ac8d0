import type { PostalAddress } from "@souk/kernel/postal-address";

export const shipmentStatuses = ["PENDING", "IN_TRANSIT", "DELIVERED", "FAILED", "RETURNED"] as const;
export type ShipmentStatus = (typeof shipmentStatuses)[number];

/** FAILED is a delivery that did not succeed and can be tried again; RETURNED is the end. */
const shipmentTransitions = {
  PENDING: ["IN_TRANSIT", "FAILED"],
  IN_TRANSIT: ["DELIVERED", "FAILED", "RETURNED"],
  FAILED: ["IN_TRANSIT", "RETURNED"],
  DELIVERED: ["RETURNED"],
  RETURNED: [],
} as const satisfies Record<ShipmentStatus, readonly ShipmentStatus[]>;

export function canMove(from: ShipmentStatus, to: ShipmentStatus): boolean {
  const next: readonly ShipmentStatus[] = shipmentTransitions[from];
  return next.includes(to);
}

/** A change of status, or a remark on the same one: where the parcel is, why it waits. */
export interface ShipmentEvent {
  readonly id: string;
  readonly at: Date;
  readonly status: ShipmentStatus;
  readonly detail: string | null;
}

/** The hand-over of one order's goods to a carrier. */
export interface Shipment {
  readonly id: string;
  readonly orderId: string;
  readonly orderNumber: string;
  readonly buyerId: string;
  /** Where its mails go to; null where accounts knows. */
  readonly email: string | null;
  readonly trackingNumber: string;
  /** Its name when the order was placed. */
  readonly carrier: string;
  readonly status: ShipmentStatus;
  /** As it was when the order was placed. */
  readonly address: PostalAddress;
  /** Oldest first, never empty; the last one has the shipment's status. */
  readonly events: readonly ShipmentEvent[];
  readonly createdAt: Date;
  /** Its order was cancelled before it left: it is not sent any more. */
  readonly isCancelled: boolean;
}

/** Whether it may become this: a cancelled one stays what it is. */
export function mayBecome(
  { status, isCancelled }: Pick<Shipment, "status" | "isCancelled">,
  to: ShipmentStatus,
): boolean {
  return !isCancelled && canMove(status, to);
}

/** The events that moved the shipment, without remarks. */
export function statusChanges({ events }: Shipment): readonly ShipmentEvent[] {
  return events.filter((event, index) => event.status !== events[index - 1]?.status);
}
