import type { Money } from "@souk/kernel/values/money";
import type { BuyerAction } from "../providers/payment-provider.js";
import type { CardFace } from "./card-face.js";

interface PaymentFacts {
  readonly id: string;
  /** For example "PAY-555". */
  readonly number: string;
  readonly orderId: string;
  readonly orderNumber: string;
  readonly buyerId: string;
  readonly amount: Money;
  /** The amount refunded so far: 0 before any refund succeeds, the whole amount when the payment is REFUNDED. */
  readonly refunded: Money;
  /** The name of the provider that was asked. */
  readonly provider: string;
  readonly idempotencyKey: string;
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
  /** Null where the buyer pays in the provider's own checkout. */
  readonly cardToken: string | null;
  /** The time since when the provider waits for the buyer; null if no such wait was recorded. */
  readonly actionSince: Date | null;
  /** The buyer's action as the provider has just returned it; it is not stored. */
  readonly action?: OpenAction;
};

export type Payment =
  | PendingPayment
  | (PaymentFacts & {
      readonly status: "SUCCEEDED" | "REFUNDED";
      readonly providerReference: string;
      /** Null when it was not paid by card. */
      readonly card: CardFace | null;
    })
  | (PaymentFacts & { readonly status: "FAILED"; readonly declineCode: string; readonly card: CardFace | null });
