/** What became of a payment whose answer was lost at first. */
export interface SettledPayment {
  readonly paymentId: string;
  readonly orderId: string;
  readonly outcome: "SUCCEEDED" | "FAILED";
  readonly declineCode: string | null;
}

/** What became of a refund whose answer was lost at first, by the key that it was asked for with. */
export interface SettledRefund {
  readonly refundId: string;
  readonly orderId: string;
  readonly outcome: "SUCCEEDED" | "FAILED";
}

/** Whoever waits for an order's money. */
export interface Orders {
  /** Harmless to repeat. Throws ServiceUnavailableError when they don't answer. */
  paymentSettled(payment: SettledPayment): Promise<void>;
  /** Likewise. */
  refundSettled(refund: SettledRefund): Promise<void>;
}
