import type { PostalAddress } from "@souk/kernel/values/postal-address";
import type { ParcelLine } from "./shipment.js";

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
  readonly goods: readonly ShippableLine[];
}
