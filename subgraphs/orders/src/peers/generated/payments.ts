/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
/** The router passes it to the card vault only. Never logged, never stored. */
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

/** Data that the provider's own checkout has passed to the buyer's browser. */
export type ChargeConfirmationInput = {
  providerPaymentId: string | number;
  signature: string;
};

/** Provide exactly one of `cardToken`, `paymentMethodId`, `atProvider` and `confirmation`; the method must be the buyer's. A repeat with the same idempotencyKey never charges twice and returns the same answer. */
export type ChargeOrderInput = {
  /** In the shop's currency, more than 0. */
  amount: MoneyInput;
  /** The buyer pays in the provider's own checkout. */
  atProvider?: boolean | null | undefined;
  buyerId: string | number;
  cardToken?: string | null | undefined;
  /** Proves an existing payment; never begins one. */
  confirmation?: ChargeConfirmationInput | null | undefined;
  idempotencyKey: string;
  orderId: string | number;
  /** The text on the card statement. */
  orderNumber: string;
  paymentMethodId?: string | number | null | undefined;
  /** The provider that takes the payment. A payment that waits in another provider's checkout is cancelled first. */
  provider?: string | null | undefined;
};

/** PENDING: the provider's answer is lost so far; ask again with the same key. ACTION_REQUIRED: the provider waits for the buyer; a call with any key asks for the current status and charges nothing. SOURCE_NOT_TAKEN: the provider has its own checkout and takes no cards, or the reverse. CONFIRMATION_REFUSED: the provider did not issue the confirmation for a payment of this order that waits for its buyer. ORDER_CLOSED: `cancelCharge` has closed the order. */
export type ChargeOutcome =
  | 'ACTION_REQUIRED'
  | 'CONFIRMATION_REFUSED'
  | 'DECLINED'
  | 'METHOD_NOT_FOUND'
  | 'ORDER_CLOSED'
  | 'PENDING'
  | 'SOURCE_NOT_TAKEN'
  | 'SUCCEEDED';

/** NONE: there was no attempt to pay the order. PENDING: the money may have been taken; ask again later. */
export type ChargeStatus =
  | 'FAILED'
  | 'NONE'
  | 'PENDING'
  | 'REFUNDED'
  | 'SUCCEEDED';

export type ClaimPaymentsInput = {
  orderIds: Array<string | number>;
  /** The user who now owns the orders. */
  userId: string | number;
};

export type FailedDeliverySort =
  /** The fewest attempts first; with equal attempts, the oldest first. */
  | 'ATTEMPTS_ASC'
  /** The most attempts first; with equal attempts, the newest first. */
  | 'ATTEMPTS_DESC'
  | 'NEWEST'
  | 'OLDEST';

export type MoneyInput = {
  amount: string;
  currency: string;
};

/** PENDING: the provider's answer is lost so far and the shop asks again; a repeat with the same key returns the outcome. REFUSED: the amount is more than what remains of the payment, no payment succeeded, or the provider refused; nothing is refunded. */
export type RefundOutcome =
  | 'PENDING'
  | 'REFUSED'
  | 'SUCCEEDED';

/** A repeat with the same idempotencyKey never refunds twice and returns the same answer. */
export type RefundPaymentInput = {
  /** In the shop's currency, more than 0. Part or all of the money taken. */
  amount: MoneyInput;
  idempotencyKey: string;
  orderId: string | number;
  /** Shown to the buyer and to admins, at most 500 characters. */
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

export type CancelChargeMutationVariables = Exact<{
  orderId: string | number;
}>;


export type CancelChargeMutation = { cancelCharge: ChargeStatus };

export type FindChargeQueryVariables = Exact<{
  orderId: string | number;
  idempotencyKey?: string | null | undefined;
}>;


export type FindChargeQuery = { findCharge: { outcome: ChargeOutcome, paymentId: string | null, declineCode: string | null, action: { provider: string, url: string | null, clientSecret: string | null, publicKey: string | null, providerOrderId: string | null, expiresAt: string } | null } | null };

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

export type DefaultPaymentMethodQueryVariables = Exact<{
  userId: string | number;
}>;


export type DefaultPaymentMethodQuery = { defaultPaymentMethod: string | null };

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
export const CancelChargeDocument = new TypedDocumentString(`
    mutation CancelCharge($orderId: ID!) {
  cancelCharge(orderId: $orderId)
}
    `) as unknown as TypedDocumentString<CancelChargeMutation, CancelChargeMutationVariables>;
export const FindChargeDocument = new TypedDocumentString(`
    query FindCharge($orderId: ID!, $idempotencyKey: String) {
  findCharge(orderId: $orderId, idempotencyKey: $idempotencyKey) {
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
    `) as unknown as TypedDocumentString<FindChargeQuery, FindChargeQueryVariables>;
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
export const DefaultPaymentMethodDocument = new TypedDocumentString(`
    query DefaultPaymentMethod($userId: ID!) {
  defaultPaymentMethod(userId: $userId)
}
    `) as unknown as TypedDocumentString<DefaultPaymentMethodQuery, DefaultPaymentMethodQueryVariables>;