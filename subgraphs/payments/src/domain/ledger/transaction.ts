import type { Money } from "@souk/kernel/values/money";

/** A change of a payment or a refund that its journal recorded. Entries are never changed or removed. */
export interface Transaction {
  readonly paymentId: string;
  /** The place in the payment's journal, from 1; unique within the payment. */
  readonly position: number;
  /** AUTHORIZATION: the money is held, or FAILED: it is no longer held. CAPTURE: a part of it is taken. */
  readonly kind: "CHARGE" | "AUTHORIZATION" | "CAPTURE" | "REFUND";
  readonly status: "PENDING" | "SUCCEEDED" | "FAILED";
  /** The amount that is charged, held, captured or refunded; never negative. */
  readonly amount: Money;
  readonly paymentNumber: string;
  readonly orderId: string;
  readonly buyerId: string;
  readonly provider: string;
  readonly at: Date;
}
