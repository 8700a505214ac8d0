/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
/** Goes to the card vault at the first hop and no further. Never logged, never stored. */
export type CardInput = {
  /** 12 to 19 digits, with or without spaces. */
  cardNumber: string;
  /** 3 or 4 digits. */
  cvc: string;
  /** 1 to 12. */
  expiryMonth: number;
  /** Four digits. */
  expiryYear: number;
};

/** What the provider's own checkout has handed to the buyer's browser. */
export type ChargeConfirmationInput = {
  providerPaymentId: string | number;
  signature: string;
};

/** One of `cardToken`, `paymentMethodId`, `atProvider` and `confirmation`; the method must be the buyer's. The same idempotencyKey never charges twice and answers the same. */
export type ChargeOrderInput = {
  /** In the shop's currency, more than 0. */
  amount: MoneyInput;
  /** The buyer pays in the provider's own checkout. */
  atProvider?: boolean | null | undefined;
  buyerId: string | number;
  cardToken?: string | null | undefined;
  /** Begins nothing; proves what was begun. */
  confirmation?: ChargeConfirmationInput | null | undefined;
  idempotencyKey: string;
  orderId: string | number;
  /** On the card's statement. */
  orderNumber: string;
  paymentMethodId?: string | number | null | undefined;
};

/** PENDING: the provider's answer is lost so far; ask again with the same key. ACTION_REQUIRED: the provider waits for the buyer; any key asks again what became of it, and charges nothing. SOURCE_NOT_TAKEN: the provider has a checkout of its own and takes no cards, or the reverse. CONFIRMATION_REFUSED: it is not the provider's for a payment of this order that waits for its buyer. */
export type ChargeOutcome =
  | 'ACTION_REQUIRED'
  | 'CONFIRMATION_REFUSED'
  | 'DECLINED'
  | 'METHOD_NOT_FOUND'
  | 'PENDING'
  | 'SOURCE_NOT_TAKEN'
  | 'SUCCEEDED';

/** NONE: nobody has tried to pay the order. PENDING: the money may have been taken; ask again later. */
export type ChargeStatus =
  | 'FAILED'
  | 'NONE'
  | 'PENDING'
  | 'REFUNDED'
  | 'SUCCEEDED';

export type ClaimPaymentsInput = {
  orderIds: Array<string | number>;
  /** Whose orders they are from now on. */
  userId: string | number;
};

export type FailedDeliverySort =
  /** The fewest tries first, and the oldest of those that were tried as often. */
  | 'ATTEMPTS_ASC'
  /** The most tries first, and the newest of those that were tried as often. */
  | 'ATTEMPTS_DESC'
  | 'NEWEST'
  | 'OLDEST';

export type MoneyInput = {
  amount: string;
  currency: string;
};

/** PENDING: the provider's answer is lost so far and it is asked again by itself; the same key tells what came of it. REFUSED: more than is left of what was taken, no payment that succeeded, or the provider's refusal; nothing goes back. */
export type RefundOutcome =
  | 'PENDING'
  | 'REFUSED'
  | 'SUCCEEDED';

/** The same idempotencyKey never gives back twice and answers the same. */
export type RefundPaymentInput = {
  /** In the shop's currency, more than 0. A part of what was taken, or all of it. */
  amount: MoneyInput;
  idempotencyKey: string;
  orderId: string | number;
  /** For the buyer and for admins, at most 500 characters. */
  reason?: string | null | undefined;
};

export type FailedJobsQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
  sort: FailedDeliverySort;
}>;


export type FailedJobsQuery = { failedJobs: Array<{ id: string, task: string, orderId: string | null, attempts: number, lastError: string | null, createdAt: string }> };

export type RetryFailedJobMutationVariables = Exact<{
  id: string | number;
}>;


export type RetryFailedJobMutation = { retryFailedJob: { id: string, task: string, orderId: string | null, attempts: number, lastError: string | null, createdAt: string } | null };

export type FailedJobPartsFragment = { id: string, task: string, orderId: string | null, attempts: number, lastError: string | null, createdAt: string };

export type TokenizeCardMutationVariables = Exact<{
  card: CardInput;
}>;


export type TokenizeCardMutation = { tokenizeCard: { token: string | null, fields: Array<{ path: string, message: string }> } };

export type ChargeOrderMutationVariables = Exact<{
  input: ChargeOrderInput;
}>;


export type ChargeOrderMutation = { chargeOrder: { outcome: ChargeOutcome, paymentId: string | null, declineCode: string | null, action: { provider: string, url: string | null, clientSecret: string | null, publicKey: string | null, providerOrderId: string | null, expiresAt: string } | null } };

export type ChargeStatusQueryVariables = Exact<{
  orderId: string | number;
}>;


export type ChargeStatusQuery = { chargeStatus: ChargeStatus };

export type RefundPaymentMutationVariables = Exact<{
  input: RefundPaymentInput;
}>;


export type RefundPaymentMutation = { refundPayment: { outcome: RefundOutcome } };

export type ClaimPaymentsMutationVariables = Exact<{
  input: ClaimPaymentsInput;
}>;


export type ClaimPaymentsMutation = { claimPayments: boolean };

export class TypedDocumentString<TResult, TVariables>
  extends String
  implements DocumentTypeDecoration<TResult, TVariables>
{
  __apiType?: NonNullable<DocumentTypeDecoration<TResult, TVariables>['__apiType']>;
  private value: string;
  public __meta__?: Record<string, any> | undefined;

  constructor(value: string, __meta__?: Record<string, any> | undefined) {
    super(value);
    this.value = value;
    this.__meta__ = __meta__;
  }

  override toString(): string & DocumentTypeDecoration<TResult, TVariables> {
    return this.value;
  }
}
export const FailedJobPartsFragmentDoc = new TypedDocumentString(`
    fragment FailedJobParts on FailedJob {
  id
  task
  orderId
  attempts
  lastError
  createdAt
}
    `, {"fragmentName":"FailedJobParts"}) as unknown as TypedDocumentString<FailedJobPartsFragment, unknown>;
export const FailedJobsDocument = new TypedDocumentString(`
    query FailedJobs($first: Int!, $after: String, $sort: FailedDeliverySort!) {
  failedJobs(first: $first, after: $after, sort: $sort) {
    ...FailedJobParts
  }
}
    fragment FailedJobParts on FailedJob {
  id
  task
  orderId
  attempts
  lastError
  createdAt
}`) as unknown as TypedDocumentString<FailedJobsQuery, FailedJobsQueryVariables>;
export const RetryFailedJobDocument = new TypedDocumentString(`
    mutation RetryFailedJob($id: ID!) {
  retryFailedJob(id: $id) {
    ...FailedJobParts
  }
}
    fragment FailedJobParts on FailedJob {
  id
  task
  orderId
  attempts
  lastError
  createdAt
}`) as unknown as TypedDocumentString<RetryFailedJobMutation, RetryFailedJobMutationVariables>;
export const TokenizeCardDocument = new TypedDocumentString(`
    mutation TokenizeCard($card: CardInput!) {
  tokenizeCard(card: $card) {
    token
    fields {
      path
      message
    }
  }
}
    `) as unknown as TypedDocumentString<TokenizeCardMutation, TokenizeCardMutationVariables>;
export const ChargeOrderDocument = new TypedDocumentString(`
    mutation ChargeOrder($input: ChargeOrderInput!) {
  chargeOrder(input: $input) {
    outcome
    paymentId
    declineCode
    action {
      provider
      url
      clientSecret
      publicKey
      providerOrderId
      expiresAt
    }
  }
}
    `) as unknown as TypedDocumentString<ChargeOrderMutation, ChargeOrderMutationVariables>;
export const ChargeStatusDocument = new TypedDocumentString(`
    query ChargeStatus($orderId: ID!) {
  chargeStatus(orderId: $orderId)
}
    `) as unknown as TypedDocumentString<ChargeStatusQuery, ChargeStatusQueryVariables>;
export const RefundPaymentDocument = new TypedDocumentString(`
    mutation RefundPayment($input: RefundPaymentInput!) {
  refundPayment(input: $input) {
    outcome
  }
}
    `) as unknown as TypedDocumentString<RefundPaymentMutation, RefundPaymentMutationVariables>;
export const ClaimPaymentsDocument = new TypedDocumentString(`
    mutation ClaimPayments($input: ClaimPaymentsInput!) {
  claimPayments(input: $input)
}
    `) as unknown as TypedDocumentString<ClaimPaymentsMutation, ClaimPaymentsMutationVariables>;