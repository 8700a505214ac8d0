import type { Viewer } from "@souk/kernel/identity/viewer";
import { maySeeShipment } from "./may-see-shipment.js";
import type { Shipment } from "./shipment.js";
import type { ShipmentStore } from "./shipment-store.js";
import { readTrackingNumber } from "./tracking-number.js";

/** Returns the shipment to its buyer and to admins; null for others and for an unknown number. */
export function findShipment({ shipments }: { shipments: Pick<ShipmentStore, "findShipmentByNumber"> }) {
  return async (trackingNumber: string, viewer: Viewer): Promise<Shipment | null> => {
    const number = readTrackingNumber(trackingNumber);
    const shipment = number === null ? null : await shipments.findShipmentByNumber(number);
    return shipment && maySeeShipment(shipment, viewer) ? shipment : null;
  };
}
