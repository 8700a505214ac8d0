import { waitsForCarrier, type Shipment, type ShipmentStatus } from "./shipment.js";

/** The fields of a shipment that are needed to divide an order's items. */
export type Parcel = Pick<Shipment, "id" | "trackingNumber" | "status" | "lines" | "isCancelled" | "replaces"> & {
  readonly events: readonly { readonly status: ShipmentStatus }[];
};

/** Returns whether the carrier has, or had, the parcel. A parcel that failed before it was IN_TRANSIT has not left. */
export function hasLeft({ status, events }: Pick<Parcel, "status" | "events">): boolean {
  return (!waitsForCarrier(status) && status !== "FAILED") || events.some((event) => event.status === "IN_TRANSIT");
}

/**
 * Returns whether the parcel's lines count as items that the order ships. Replacements and cancelled parcels do not
 * count.
 */
export function countsForOrder({ isCancelled, replaces }: Pick<Parcel, "isCancelled" | "replaces">): boolean {
  return !isCancelled && replaces === null;
}
