/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type * as Types from '../../../../graph/schema-types.generated';

import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';
export type CheckoutStep =
  /** The buyer has to do something with the provider; `payOrder` tells what, and charges nothing anew. */
  | 'ACTION_REQUIRED'
  /** `payOrder` goes on. */
  | 'AWAITING_PAYMENT'
  /** Cancelled or refunded. */
  | 'CLOSED'
  /** Nobody knows yet whether the payment went through. It is asked about until somebody does; do not pay again. */
  | 'CONFIRMING_PAYMENT'
  /** Nothing is left to do for the buyer. */
  | 'PAID';

/** CREATED to PAID to PROCESSING to COMPLETED; CANCELLED before payment. */
export type OrderStatus =
  /** Ended before it was paid. */
  | 'CANCELLED'
  /** Delivered. */
  | 'COMPLETED'
  /** Placed and not paid: `payOrder` or `cancelOrder`. */
  | 'CREATED'
  /** Paid in full. */
  | 'PAID'
  /** On its way. */
  | 'PROCESSING'
  /** The money went back. */
  | 'REFUNDED';

export type PaymentStatus =
  /** The provider declined; `declineCode` says why. No money was taken. */
  | 'FAILED'
  /** The provider was asked and has not answered yet. It is asked again until it does. */
  | 'PENDING'
  /** The money was taken and all of it given back. */
  | 'REFUNDED'
  /** The money was taken. An order has at most one of these, ever. */
  | 'SUCCEEDED';

export type ShipmentStatus =
  /** The carrier reports that it arrived. */
  | 'DELIVERED'
  /** It could not be handed over or delivered; may be tried again. */
  | 'FAILED'
  /** With the carrier. */
  | 'IN_TRANSIT'
  /** Being packed; the carrier does not have it yet. */
  | 'PENDING'
  /** It came back. The end. */
  | 'RETURNED';

export type AdminOrderRowFragment = { id: string, number: string, status: Types.OrderStatus, placedAt: string, email: string | null, total: { amount: string, currency: string }, customer: { id: string, fullName: string | null, email: string } | null, checkout: { step: Types.CheckoutStep }, payments: Array<{ id: string, status: Types.PaymentStatus }> | null, shipments: Array<{ id: string, status: Types.ShipmentStatus }> | null };

export const AdminOrderRowFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"AdminOrderRow"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Order"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"placedAt"}},{"kind":"Field","name":{"kind":"Name","value":"total"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}}]}},{"kind":"Field","name":{"kind":"Name","value":"email"}},{"kind":"Field","name":{"kind":"Name","value":"customer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"fullName"}},{"kind":"Field","name":{"kind":"Name","value":"email"}}]}},{"kind":"Field","name":{"kind":"Name","value":"checkout"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"step"}}]}},{"kind":"Field","name":{"kind":"Name","value":"payments"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}}]}},{"kind":"Field","name":{"kind":"Name","value":"shipments"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}}]}}]}}]} as unknown as DocumentNode<AdminOrderRowFragment, unknown>;