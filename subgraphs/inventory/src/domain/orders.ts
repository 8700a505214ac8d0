export interface EndingReservation {
  readonly orderId: string;
  readonly expiresAt: Date;
  /** Whether it ends now, or is about to. */
  readonly isOver: boolean;
}

/** Orders, as far as inventory needs it. */
export interface Orders {
  /**
   * Asked when a reservation is about to end, and when it ends; harmless to repeat. True: the units may go. False: the order is
   * paid, or may be. Throws ServiceUnavailableError.
   */
  expireReservation(reservation: EndingReservation): Promise<boolean>;
}
