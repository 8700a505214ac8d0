import type { Money } from "@souk/kernel/values/money";

interface RefundFacts {
  readonly id: string;
  readonly paymentId: string;
  readonly orderId: string;
  readonly amount: Money;
  /** The part of the amount that was only authorized: the shop gives it up, and no money moves. */
  readonly released: Money;
  /** True: nothing is left to capture after this refund, so the provider ends the authorization. */
  readonly endsAuthorization: boolean;
  readonly reason: string | null;
  readonly idempotencyKey: string;
  /** The name of the provider that charged. */
  readonly provider: string;
  /** The idempotency key of the refunded charge. */
  readonly chargeKey: string;
  /** The provider's reference of the refunded charge. */
  readonly chargeReference: string;
  readonly createdAt: Date;
}

/** The provider has not answered, or its answer was lost. The amount still counts as refunded. */
export type PendingRefund = RefundFacts & { readonly status: "PENDING" };

export type Refund =
  | PendingRefund
  | (RefundFacts & { readonly status: "SUCCEEDED"; readonly providerReference: string })
  | (RefundFacts & { readonly status: "FAILED"; readonly refusalCode: string });
