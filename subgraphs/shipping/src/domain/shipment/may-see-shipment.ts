import { isAdmin, type Viewer } from "@souk/kernel/identity/viewer";
import type { Shipment } from "./shipment.js";

/** Only the buyer and admins may see a shipment, because it contains the buyer's address. */
export function maySeeShipment({ buyerId }: Shipment, viewer: Viewer): boolean {
  return isAdmin(viewer) || (viewer.kind !== "nobody" && viewer.id === buyerId);
}
