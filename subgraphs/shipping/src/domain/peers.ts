import type { GoodsLine } from "@souk/kernel/project/providers/shipping-calculator";
import type { ParcelLine, Shipment, ShipmentEvent } from "./shipment/shipment.js";
import type { PostalAddress } from "@souk/kernel/values/postal-address";

export interface LineToShip {
  readonly productId: string;
  readonly quantity: number;
}

/** The part of catalog that shipping uses. */
export interface CatalogPeer {
  /** Returns the goods among the lines. Throws ServiceUnavailableError. */
  describe(lines: readonly LineToShip[]): Promise<readonly GoodsLine[]>;
}

/** The role of a parcel in its order; selects the text of its mail. */
export type ParcelScope = "ORDER" | "PART" | "REPLACEMENT";

/** The part of notifications that shipping uses. */
export interface NotificationsPeer {
  /** Requests a mail to the buyer about one event; idempotent. Throws ServiceUnavailableError. */
  notifyBuyer(shipment: Shipment, event: ShipmentEvent, scope: ParcelScope): Promise<void>;
}

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
export interface OrdersPeer {
  /** Returns null for an unknown order. Throws ServiceUnavailableError. */
  findOrder(orderId: string): Promise<OrderToShip | null>;
  /**
   * Records one event of a shipment in its order, with the current shipment; idempotent. `isChange`: orders already
   * knows the status; lines, carrier or address changed. `hasOrderLeft`: at least one parcel of the order has left.
   * Throws ServiceUnavailableError.
   */
  recordShipment(shipment: Shipment, event: ShipmentEvent, facts: RecordedFacts): Promise<void>;
}
