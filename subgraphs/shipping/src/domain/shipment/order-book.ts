import type { OrderToShip } from "./order-to-ship.js";
import type { Shipment, ShipmentEvent } from "./shipment.js";

export interface RecordedFacts {
  readonly isChange: boolean;
  readonly hasOrderLeft: boolean;
}

/** The part of the orders subgraph that shipping uses. */
export interface OrderBook {
  /** Returns null for an unknown order. Throws ServiceUnavailableError. */
  findOrder(orderId: string): Promise<OrderToShip | null>;
  /**
   * Records one event of a shipment in its order, with the current shipment; idempotent. `isChange`: orders already
   * knows the status; lines, carrier or address changed. `hasOrderLeft`: at least one parcel of the order has left.
   * Throws ServiceUnavailableError.
   */
  recordShipment(shipment: Shipment, event: ShipmentEvent, facts: RecordedFacts): Promise<void>;
}
