import type { Shipment, ShipmentEvent } from "./shipment.js";

/** Notifications, as far as shipping needs it. */
export interface BuyerNotifier {
  /** Has one event mailed to the buyer; once, however often it is asked. Throws ServiceUnavailableError. */
  notifyBuyer(shipment: Shipment, event: ShipmentEvent): Promise<void>;
}
