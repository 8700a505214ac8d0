import type { StockLine, StockShortage } from "./stock.js";

export interface NewReservation {
  readonly orderId: string;
  /** One a product, in the order of their ids. */
  readonly lines: readonly StockLine[];
  readonly now: Date;
  /** When its end is first looked after. */
  readonly askAt: Date;
  readonly expiresAt: Date;
}

export interface ReserveOutcome {
  /** Empty: all lines are reserved. */
  readonly shortages: readonly StockShortage[];
  /** Null when nothing is reserved, or what there is has no end. */
  readonly expiresAt: Date | null;
}

/** What inventory's rules need from storage about promises. Every method is one transaction. */
export interface ReservationStore {
  /**
   * All lines or none. An order that has its reservation already keeps it, and what others let expire
   * is free.
   */
  reserve(reservation: NewReservation): Promise<ReserveOutcome>;
  /** The order's reservation does not expire from now on. False when it is not there whole: released, expired in part, or sold. */
  hold(orderId: string): Promise<boolean>;
  /** The order's reserved units leave, also late, if nobody has taken one of them. False when they have not left, now or before. */
  commit(orderId: string): Promise<boolean>;
  /**
   * The order's reserved units are free again. Does nothing when they have left, or the second time. With `expiresAt`, only those of
   * a reservation that expires then, or is held: not of one that the order has made since.
   */
  release(orderId: string, expiresAt?: Date | null): Promise<void>;
  /** When the order's reservation ends by time, or did, be it released since or not; null when it does or did not. */
  endOf(orderId: string): Promise<Date | null>;
  /** Has the end of the order's reservation looked after at that time. */
  scheduleEnd(orderId: string, at: Date): Promise<void>;
  /** As `release`, if the reservation has expired by then. */
  releaseExpired(orderId: string, now: Date): Promise<void>;
}
