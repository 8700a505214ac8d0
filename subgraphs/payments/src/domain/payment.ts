import type { Money } from "@souk/kernel/money";
import type { BuyerAction } from "./payment-provider.js";

/** What may be shown of a card. */
export interface CardFace {
  readonly brand: string;
  /** The last four digits. */
  readonly last4: string;
}

interface PaymentFacts {
  readonly id: string;
  /** "PAY-555" */
  readonly number: string;
  readonly orderId: string;
  readonly orderNumber: string;
  readonly buyerId: string;
  readonly amount: Money;
  /** What has gone back so far: 0 until it has, the whole amount in one that is REFUNDED. */
  readonly refunded: Money;
  /** The name of the provider that was asked. */
  readonly provider: string;
  readonly idempotencyKey: string;
  readonly createdAt: Date;
}

/** What the buyer has to do, and by when: after that the payment is cancelled. */
export interface OpenAction extends BuyerAction {
  readonly expiresAt: Date;
}

/** The provider has not answered, or its answer was lost. The card's token is kept until it has, and no longer. */
export type PendingPayment = PaymentFacts & {
  readonly status: "PENDING";
  /** Null where the buyer pays in the provider's own checkout. */
  readonly cardToken: string | null;
  /** Since when the provider waits for the buyer; null where it was not seen to. */
  readonly actionSince: Date | null;
  /** What the buyer has to do first, as the provider has said just now; it is not stored. */
  readonly action?: OpenAction;
};

export type Payment =
  | PendingPayment
  | (PaymentFacts & {
      readonly status: "SUCCEEDED" | "REFUNDED";
      readonly providerReference: string;
      /** Null where it was not paid by card. */
      readonly card: CardFace | null;
    })
  | (PaymentFacts & { readonly status: "FAILED"; readonly declineCode: string; readonly card: CardFace | null });
