import type { BuyerNotifier } from "./buyer-notifier.js";
import type { ShipmentChange, ShipmentStore } from "./shipment-store.js";

export interface MailBuyerParts {
  readonly shipments: Pick<ShipmentStore, "findShipment">;
  readonly buyers: BuyerNotifier;
}

/** One mail for one change of a shipment. A cancelled one is the order's to tell of: the mail about that says all. */
export function mailBuyer({ shipments, buyers }: MailBuyerParts) {
  return async ({ shipmentId, eventId }: ShipmentChange): Promise<void> => {
    const shipment = await shipments.findShipment(shipmentId);
    const event = shipment?.events.find(({ id }) => id === eventId);
    if (shipment && event && !shipment.isCancelled) await buyers.notifyBuyer(shipment, event);
  };
}
