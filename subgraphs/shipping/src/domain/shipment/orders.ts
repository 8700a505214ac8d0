import type { Shipment, ShipmentEvent, ParcelLine } from "./shipment.js";
import type { PostalAddress } from "@souk/kernel/values/postal-address";

/** A line of an order that is shipped. `quantity` is the ordered quantity. */
export interface ShippableLine extends ParcelLine {
  readonly refunded: number;
}

/** An order with the data that orders provides for its parcels. */
export interface OrderToShip {
  readonly id: string;
  readonly number: string;
  readonly buyerId: string;
  /** Null when accounts knows the address. */
  readonly email: string | null;
  /** Paid and not closed. */
  readonly isOpen: boolean;
  readonly carrier: string;
  readonly address: PostalAddress;
  readonly items: readonly ShippableLine[];
}

export interface RecordedFacts {
  readonly isChange: boolean;
  readonly hasOrderLeft: boolean;
}

/** The part of the orders subgraph that shipping uses. */
export interface Orders {
  /** Returns null for an unknown order. Throws ServiceUnavailableError. */
  findOrder(orderId: string): Promise<OrderToShip | null>;
  /**
   * Records one event of a shipment in its order, with the current shipment; idempotent. `isChange`: orders already
   * knows the status; lines, carrier or address changed. `hasOrderLeft`: at least one parcel of the order has left.
   * Throws ServiceUnavailableError.
   */
  recordShipment(shipment: Shipment, event: ShipmentEvent, facts: RecordedFacts): Promise<void>;
}
