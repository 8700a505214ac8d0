import type { Shipment, ShipmentEvent } from "./shipment.js";

/** The role of a parcel in its order; selects the text of its mail. */
export type ParcelScope = "ORDER" | "PART" | "REPLACEMENT";

/** The part of notifications that shipping uses. */
export interface BuyerNotifier {
  /** Requests a mail to the buyer about one event; idempotent. Throws ServiceUnavailableError. */
  notifyBuyer(shipment: Shipment, event: ShipmentEvent, scope: ParcelScope): Promise<void>;
}
