import { countsForOrder } from "./parcel.js";
import { type Shipment, waitsForCarrier } from "./shipment.js";
import type { ShipmentChange, ShipmentStore } from "./shipment-store.js";
import type { ParcelScope, NotificationsPeer } from "../peers.js";

export interface MailBuyerDependencies {
  readonly shipments: Pick<ShipmentStore, "findShipment" | "findShipmentsOfOrders">;
  readonly buyers: NotificationsPeer;
}

/**
 * Mails one status change of a shipment. Does not mail a parcel that waits for the carrier. Does not
 * mail a cancelled shipment: the mail about the cancelled order covers it.
 */
export function mailBuyer({ shipments, buyers }: MailBuyerDependencies) {
  return async ({ shipmentId, eventId }: ShipmentChange): Promise<void> => {
    const shipment = await shipments.findShipment(shipmentId);
    const event = shipment?.events.find(({ id }) => id === eventId);
    if (!shipment || !event || waitsForCarrier(event.status) || shipment.isCancelled) return;
    await buyers.notifyBuyer(
      shipment,
      event,
      scopeOf(shipment, await shipments.findShipmentsOfOrders([shipment.orderId])),
    );
  };
}

function scopeOf({ id, replaces }: Shipment, parcels: readonly Shipment[]): ParcelScope {
  if (replaces !== null) return "REPLACEMENT";
  return parcels.some((parcel) => parcel.id !== id && countsForOrder(parcel)) ? "PART" : "ORDER";
}
