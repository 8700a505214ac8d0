/** The outcome of a payment whose answer was lost at first. */
export interface SettledPayment {
  readonly paymentId: string;
  readonly orderId: string;
  readonly outcome: "SUCCEEDED" | "FAILED";
  readonly declineCode: string | null;
  /** True: the money is held, and captured later. */
  readonly isAuthorized?: boolean;
}

/** The outcome of a refund whose answer was lost at first, with the idempotency key of its request. */
export interface SettledRefund {
  readonly refundId: string;
  readonly orderId: string;
  readonly outcome: "SUCCEEDED" | "FAILED";
}

/** An authorization that ends soon, or that ended before all was captured. */
export interface EndingAuthorization {
  readonly paymentId: string;
  readonly orderId: string;
  readonly endsAt: Date;
  readonly hasEnded: boolean;
}

/** The service that owns the orders and is notified about their money. */
export interface OrdersPeer {
  /** Idempotent. Throws ServiceUnavailableError when orders does not answer. */
  paymentSettled(payment: SettledPayment): Promise<void>;
  /** Idempotent. Throws ServiceUnavailableError when orders does not answer. */
  refundSettled(refund: SettledRefund): Promise<void>;
  /** Idempotent. Throws ServiceUnavailableError when orders does not answer. */
  authorizationEnds(authorization: EndingAuthorization): Promise<void>;
}
