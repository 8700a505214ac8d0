import { isAdmin, type Viewer } from "@souk/kernel/viewer";
import type { Shipment } from "./shipment.js";

/** Its buyer and admins: it holds the buyer's address. */
export function maySeeShipment({ buyerId }: Shipment, viewer: Viewer): boolean {
  return isAdmin(viewer) || (viewer.kind !== "nobody" && viewer.id === buyerId);
}
