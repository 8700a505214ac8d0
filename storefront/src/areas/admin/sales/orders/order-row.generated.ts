/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type * as Types from '../../../../graph/schema-types.generated';

import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';
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

export type PaymentStatus =
  /** The provider declined; `declineCode` gives the reason. No money was taken. */
  | 'FAILED'
  /** The provider was asked and has not answered yet. The shop asks again until it answers. */
  | 'PENDING'
  /** The money was taken and then refunded in full. */
  | 'REFUNDED'
  /** The money was taken. An order has at most one of these, ever. */
  | 'SUCCEEDED';

export type ShipmentStatus =
  /** The carrier reports that the parcel arrived. */
  | 'DELIVERED'
  /** The parcel could not be handed over or delivered; may be tried again. */
  | 'FAILED'
  /** The carrier has the parcel. */
  | 'IN_TRANSIT'
  /** The carrier does not have the parcel yet. */
  | 'PENDING'
  /** The parcel came back. Final. */
  | 'RETURNED';

export type AdminOrderRowFragment = { id: string, number: string, status: Types.OrderStatus, placedAt: string, email: string | null, total: { amount: string, currency: string }, customer: { id: string, fullName: string | null, email: string } | null, checkout: { step: Types.CheckoutStep }, payments: Array<{ id: string, status: Types.PaymentStatus }> | null, shipments: Array<{ id: string, status: Types.ShipmentStatus }> | null, allCustomValues: Array<{ name: string, value: unknown, text: { en: string | null, fr: string | null } | null }> | null };

export const AdminOrderRowFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"AdminOrderRow"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Order"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"placedAt"}},{"kind":"Field","name":{"kind":"Name","value":"total"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}}]}},{"kind":"Field","name":{"kind":"Name","value":"email"}},{"kind":"Field","name":{"kind":"Name","value":"customer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"fullName"}},{"kind":"Field","name":{"kind":"Name","value":"email"}}]}},{"kind":"Field","name":{"kind":"Name","value":"checkout"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"step"}}]}},{"kind":"Field","name":{"kind":"Name","value":"payments"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}}]}},{"kind":"Field","name":{"kind":"Name","value":"shipments"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}}]}},{"kind":"Field","name":{"kind":"Name","value":"allCustomValues"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"CustomValueParts"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"CustomValueParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CustomValue"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"text"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"en"}},{"kind":"Field","name":{"kind":"Name","value":"fr"}}]}}]}}]} as unknown as DocumentNode<AdminOrderRowFragment, unknown>;