/** Orders, as far as inventory needs it. */
export interface Orders {
  /**
   * Asked when the time of an order's reservation is over; once or more with the same `expiredAt`. True: the units may go.
   * False: the order is paid, or may be. Throws ServiceUnavailableError.
   */
  expireReservation(orderId: string, expiredAt: Date): Promise<boolean>;
}
