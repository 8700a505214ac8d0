import { type Viewer, isAdmin } from "@souk/kernel/identity/viewer";
import { type Shipment, readTrackingNumber } from "./shipment.js";
import type { ShipmentStore } from "./shipment-store.js";

/** Returns the shipment to its buyer and to admins; null for others and for an unknown number. */
export function findShipment({ shipments }: { shipments: Pick<ShipmentStore, "findShipmentByNumber"> }) {
  return async (trackingNumber: string, viewer: Viewer): Promise<Shipment | null> => {
    const number = readTrackingNumber(trackingNumber);
    const shipment = number === null ? null : await shipments.findShipmentByNumber(number);
    return shipment && maySeeShipment(shipment, viewer) ? shipment : null;
  };
}

/** Only the buyer and admins may see a shipment, because it contains the buyer's address. */
export function maySeeShipment({ buyerId }: Shipment, viewer: Viewer): boolean {
  return isAdmin(viewer) || (viewer.kind !== "nobody" && viewer.id === buyerId);
}
