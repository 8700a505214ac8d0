import type { StockLine, StockShortage } from "./stock.js";

export interface NewReservation {
  readonly orderId: string;
  /** One line per product, sorted by product id. */
  readonly lines: readonly StockLine[];
  readonly now: Date;
  /** When the job first checks the end of the reservation. */
  readonly checkAt: Date;
  readonly expiresAt: Date;
}

export interface ReserveOutcome {
  /** Empty when all lines are reserved. */
  readonly shortages: readonly StockShortage[];
  /** Null when nothing is reserved, or when the reservation has no end. */
  readonly expiresAt: Date | null;
}

/** Storage of reservations. Every method is one transaction. */
export interface ReservationStore {
  /**
   * Reserves all lines or none. An order that already has a reservation keeps it. Expired units of other orders are
   * free.
   */
  reserve(reservation: NewReservation): Promise<ReserveOutcome>;
  /**
   * Removes the expiry of the order's reservation. Returns false if it is not complete: released, partly taken by
   * others, or sold.
   */
  hold(orderId: string): Promise<boolean>;
  /**
   * Sells the order's reserved units, even after expiry if no other order has taken one of them. Returns false if they
   * are not sold, now or earlier.
   */
  commit(orderId: string): Promise<boolean>;
  /**
   * Releases the order's reserved units. Does nothing if they are sold or already released. With `expiresAt`, releases
   * only a reservation that expires at that time or is held, not one that the order has made since.
   */
  release(orderId: string, expiresAt?: Date | null): Promise<void>;
  /**
   * Returns when the order's reservation expires or expired, even if its units were released at expiry. Null when the
   * order has none, or it is held, sold, or released before its expiry.
   */
  endOf(orderId: string): Promise<Date | null>;
  /** Schedules the job that checks the end of the order's reservation. */
  scheduleEnd(orderId: string, at: Date): Promise<void>;
  /** Same as `release`, but only if the reservation has expired by `now`. */
  releaseExpired(orderId: string, now: Date): Promise<void>;
}
