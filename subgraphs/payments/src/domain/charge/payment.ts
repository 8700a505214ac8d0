import type { Money } from "@souk/kernel/values/money";
import type { BuyerAction } from "../providers/payment-provider.js";
import type { CardFace } from "./card-face.js";

/** The state of an authorization. The amounts have the currency of the payment. */
export interface Authorization {
  /** The time after which nothing can be captured. */
  readonly endsAt: Date;
  /** The amount taken so far. */
  readonly captured: Money;
  /** The amount given up without being taken. */
  readonly released: Money;
}

interface PaymentFacts {
  readonly id: string;
  /** For example "PAY-555". */
  readonly number: string;
  readonly orderId: string;
  readonly orderNumber: string;
  readonly buyerId: string;
  readonly amount: Money;
  /**
   * The amount refunded or released so far: 0 before any refund succeeds, the whole amount when the payment is REFUNDED
   * or VOIDED.
   */
  readonly refunded: Money;
  /** The name of the provider that was asked. */
  readonly provider: string;
  readonly idempotencyKey: string;
  /** Null unless the money is, or was, authorized before it was taken. */
  readonly authorization: Authorization | null;
  readonly createdAt: Date;
}

/** The action that the buyer must complete, and its deadline; the payment is cancelled after it. */
export interface OpenAction extends BuyerAction {
  readonly expiresAt: Date;
}

/**
 * The provider has not answered, or its answer was lost. The card's token is deleted once the provider has answered.
 */
export type PendingPayment = PaymentFacts & {
  readonly status: "PENDING";
  /** True: the provider is asked to authorize the money only. */
  readonly isCapturedLater: boolean;
  /** Null where the buyer pays in the provider's own checkout. */
  readonly cardToken: string | null;
  /** The time since when the provider waits for the buyer; null if no such wait was recorded. */
  readonly actionSince: Date | null;
  /** The buyer's action as the provider has just returned it; it is not stored. */
  readonly action?: OpenAction;
};

/**
 * AUTHORIZED: the money is held, and not all of it is captured. EXPIRED: the authorization ended, or the provider
 * refused a capture, before all was captured. VOIDED: all was released, and no money moved.
 */
export type Payment =
  | PendingPayment
  | (PaymentFacts & {
      readonly status: "AUTHORIZED" | "EXPIRED" | "SUCCEEDED" | "REFUNDED" | "VOIDED";
      readonly providerReference: string;
      /** Null when it was not paid by card. */
      readonly card: CardFace | null;
    })
  | (PaymentFacts & { readonly status: "FAILED"; readonly declineCode: string; readonly card: CardFace | null });
