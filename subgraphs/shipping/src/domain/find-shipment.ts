import type { Viewer } from "@souk/kernel/viewer";
import { maySeeShipment } from "./may-see-shipment.js";
import type { Shipment } from "./shipment.js";
import type { ShipmentStore } from "./shipment-store.js";
import { readTrackingNumber } from "./tracking-number.js";

/** For its buyer and admins; to others it is as if it were not there. */
export function findShipment({ shipments }: { shipments: Pick<ShipmentStore, "findShipmentByNumber"> }) {
  return async (trackingNumber: string, viewer: Viewer): Promise<Shipment | null> => {
    const number = readTrackingNumber(trackingNumber);
    const shipment = number === null ? null : await shipments.findShipmentByNumber(number);
    return shipment && maySeeShipment(shipment, viewer) ? shipment : null;
  };
}
