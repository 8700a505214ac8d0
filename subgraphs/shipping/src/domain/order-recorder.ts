import type { Shipment, ShipmentEvent } from "./shipment.js";

/** Orders, as far as shipping needs it. */
export interface OrderRecorder {
  /** Tells the order of one event of its shipment; once, however often it is asked. Throws ServiceUnavailableError. */
  recordShipment(shipment: Shipment, event: ShipmentEvent): Promise<void>;
}
