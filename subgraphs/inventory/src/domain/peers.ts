export interface EndingReservation {
  readonly orderId: string;
  readonly expiresAt: Date;
  /** True at or after the end of the reservation; false shortly before it. */
  readonly isOver: boolean;
}

/** The part of the orders subgraph that inventory uses. */
export interface OrdersPeer {
  /**
   * Called before and at the end of a reservation; idempotent. Returns true if the units can be released, and false if
   * the order is paid or may be paid. Throws ServiceUnavailableError.
   */
  expireReservation(reservation: EndingReservation): Promise<boolean>;
}

export type KnownProduct = { readonly kind: "PHYSICAL" | "COURSE" };

/** The part of the catalog that inventory uses. */
export interface CatalogPeer {
  /** Returns null for an unknown product. Throws ServiceUnavailableError. */
  findProduct(productId: string): Promise<KnownProduct | null>;
}
