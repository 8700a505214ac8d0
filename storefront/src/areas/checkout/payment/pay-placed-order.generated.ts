/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type * as Types from '../../../graph/schema-types.generated';

import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';
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

export type CheckoutStep =
  /** The buyer must act at the provider; `payOrder` returns the action, and charges nothing again. */
  | 'ACTION_REQUIRED'
  /** Continue with `payOrder`. */
  | 'AWAITING_PAYMENT'
  /** Cancelled or refunded. */
  | 'CLOSED'
  /** It is unknown whether the payment succeeded. The shop asks until it is known; do not pay again. */
  | 'CONFIRMING_PAYMENT'
  /** The buyer has nothing left to do. */
  | 'PAID';

export type MoneyInput = {
  amount: string;
  currency: string;
};

/** CREATED to PAID to PROCESSING to COMPLETED; an order with courses only goes from PAID to COMPLETED. */
export type OrderStatus =
  /** Cancelled before it was completed; a payment is refunded. */
  | 'CANCELLED'
  /** Delivered, and the buyer is enrolled in the courses. */
  | 'COMPLETED'
  /** Placed and not paid: call `payOrder` or `cancelOrder`. */
  | 'CREATED'
  /** Paid in full. */
  | 'PAID'
  /** The goods are on their way. */
  | 'PROCESSING'
  /** Everything was refunded. */
  | 'REFUNDED';

/** Pays an order that is still CREATED, for example after a decline. */
export type PayOrderInput = {
  /** If the order's total differs, returns PriceChanged and charges nothing. */
  expectedTotal?: MoneyInput | null | undefined;
  /** A new key for each attempt; the same key repeats the answer. */
  idempotencyKey: string;
  orderId: string;
  /** Absent: the viewer's default payment method pays. */
  payment?: PaymentInput | null | undefined;
};

/** The proof of payment that the provider's own checkout gave to the browser. */
export type PaymentConfirmationInput = {
  /** Razorpay's `razorpay_payment_id`. */
  providerPaymentId: string;
  /** Razorpay's `razorpay_signature`. */
  signature: string;
};

/** Exactly one of: a stored method, a card, the provider's own checkout, later, a confirmation. */
export type PaymentInput = {
  /** The buyer pays in the provider's own checkout, such as Stripe's form or Razorpay's window. Returns PaymentActionRequired with the data to open that checkout. */
  atProvider?: boolean | null | undefined;
  card?: CardInput | null | undefined;
  /** For `payOrder` only: proves a payment in the provider's own checkout, and starts no payment. */
  confirmation?: PaymentConfirmationInput | null | undefined;
  /** For `checkout` only: places the order unpaid. Its stock is reserved as for a payment. `payOrder` pays it, and reserves again after the end of the reservation, until the order expires. */
  later?: boolean | null | undefined;
  paymentMethodId?: string | null | undefined;
  /** With a stored method, a card or `atProvider`: the provider of `paymentOptions` that takes the payment. A payment that waits in another provider's checkout is cancelled first. Absent: the first provider that takes such a payment. */
  provider?: string | null | undefined;
};

export type PayPlacedOrderMutationVariables = Exact<{
  input: Types.PayOrderInput;
}>;


export type PayPlacedOrderMutation = { payOrder:
    | { __typename: 'Conflict', code: string, message: string }
    | { __typename: 'IdempotencyKeyReused', code: string, message: string }
    | { __typename: 'InvalidInput', code: string, message: string, fields: Array<{ path: string, message: string }> }
    | { __typename: 'NotFound', code: string, message: string }
    | { __typename: 'Order', id: string, number: string, status: Types.OrderStatus, placedAt: string, checkout: { step: Types.CheckoutStep, attempts: number, lastError: string | null }, lines: Array<{ sku: string, quantity: number, product: { id: string } | null }> }
    | { __typename: 'OrderSuperseded', code: string, message: string, order: { id: string, number: string, status: Types.OrderStatus, placedAt: string, checkout: { step: Types.CheckoutStep, attempts: number, lastError: string | null }, lines: Array<{ sku: string, quantity: number, product: { id: string } | null }> } }
    | { __typename: 'PaymentActionRequired', code: string, message: string, provider: string, redirectUrl: string | null, clientSecret: string | null, publicKey: string | null, providerOrderId: string | null, amount: { amount: string, currency: string }, order: { id: string, number: string, status: Types.OrderStatus, placedAt: string, checkout: { step: Types.CheckoutStep, attempts: number, lastError: string | null }, lines: Array<{ sku: string, quantity: number, product: { id: string } | null }> } }
    | { __typename: 'PaymentDeclined', code: string, message: string, declineCode: string, order: { id: string, number: string, status: Types.OrderStatus, placedAt: string, checkout: { step: Types.CheckoutStep, attempts: number, lastError: string | null }, lines: Array<{ sku: string, quantity: number, product: { id: string } | null }> } }
    | { __typename: 'PriceChanged', code: string, message: string, total: { amount: string, currency: string } }
    | { __typename: 'ServiceUnavailable', code: string, message: string, service: string }
   | null };


export const PayPlacedOrderDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"PayPlacedOrder"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"PayOrderInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"payOrder"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Order"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"OrderStanding"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Problem"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"OrderSuperseded"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"order"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"OrderStanding"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PriceChanged"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"total"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PaymentDeclined"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"declineCode"}},{"kind":"Field","name":{"kind":"Name","value":"order"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"OrderStanding"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PaymentActionRequired"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"PaymentWaits"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ServiceUnavailable"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"service"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InvalidInput"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"fields"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"OrderStanding"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Order"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"placedAt"}},{"kind":"Field","name":{"kind":"Name","value":"checkout"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"step"}},{"kind":"Field","name":{"kind":"Name","value":"attempts"}},{"kind":"Field","name":{"kind":"Name","value":"lastError"}}]}},{"kind":"Field","name":{"kind":"Name","value":"lines"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"sku"}},{"kind":"Field","name":{"kind":"Name","value":"quantity"}},{"kind":"Field","name":{"kind":"Name","value":"product"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"PaymentWaits"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PaymentActionRequired"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"provider"}},{"kind":"Field","name":{"kind":"Name","value":"redirectUrl"}},{"kind":"Field","name":{"kind":"Name","value":"clientSecret"}},{"kind":"Field","name":{"kind":"Name","value":"publicKey"}},{"kind":"Field","name":{"kind":"Name","value":"providerOrderId"}},{"kind":"Field","name":{"kind":"Name","value":"amount"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}}]}},{"kind":"Field","name":{"kind":"Name","value":"order"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"OrderStanding"}}]}}]}}]} as unknown as DocumentNode<PayPlacedOrderMutation, PayPlacedOrderMutationVariables>;