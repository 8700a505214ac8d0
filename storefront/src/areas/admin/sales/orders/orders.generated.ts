/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
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

/** All that is there has to hold; a text that is empty is not there. */
export type OrderFilter = {
  /** Of this user. */
  customerId?: string | null | undefined;
  /** The buyer's, whole: what a guest gave, and for admins that of the account; while accounts is away, guests' alone. */
  email?: string | null | undefined;
  /** In the shop's currency; itself part of the range. */
  maxTotal?: string | null | undefined;
  /** In the shop's currency. */
  minTotal?: string | null | undefined;
  /** Exact, e.g. ORD-101. */
  number?: string | null | undefined;
  placedFrom?: string | null | undefined;
  /** What was placed at this moment is not in it. */
  placedTo?: string | null | undefined;
  /** What somebody remembers: the beginning of the number (`101` is ORD-101), of a guest's address, of a SKU, or of each word of the name on the parcel, in any case of letters. Admins find by a part of the buyer's address and names too: of at most 100 accounts, the newest, and of none while accounts is away. At most 200 characters. */
  search?: string | null | undefined;
  /** Whole, of one of the lines; in any case of letters. */
  sku?: string | null | undefined;
  status?: OrderStatus | null | undefined;
  /** Any of them; an empty list is as none. */
  statuses?: Array<OrderStatus> | null | undefined;
};

export type OrderSort =
  | 'NEWEST'
  | 'OLDEST'
  /** The smallest first. */
  | 'TOTAL_ASC'
  /** The largest first. */
  | 'TOTAL_DESC';

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

export type AdminOrdersQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
  filter?: Types.OrderFilter | null | undefined;
  sort?: Types.OrderSort | null | undefined;
}>;


export type AdminOrdersQuery = { allOrders: { pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ id: string, number: string, status: Types.OrderStatus, placedAt: string, email: string | null, total: { amount: string, currency: string }, customer: { id: string, fullName: string | null, email: string } | null, checkout: { step: Types.CheckoutStep }, payments: Array<{ id: string, status: Types.PaymentStatus }> | null, shipments: Array<{ id: string, status: Types.ShipmentStatus }> | null }> } | null };


export const AdminOrdersDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"AdminOrders"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"OrderFilter"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"sort"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"OrderSort"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"allOrders"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}},{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}},{"kind":"Argument","name":{"kind":"Name","value":"sort"},"value":{"kind":"Variable","name":{"kind":"Name","value":"sort"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"AdminOrderRow"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"AdminOrderRow"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Order"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"placedAt"}},{"kind":"Field","name":{"kind":"Name","value":"total"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}}]}},{"kind":"Field","name":{"kind":"Name","value":"email"}},{"kind":"Field","name":{"kind":"Name","value":"customer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"fullName"}},{"kind":"Field","name":{"kind":"Name","value":"email"}}]}},{"kind":"Field","name":{"kind":"Name","value":"checkout"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"step"}}]}},{"kind":"Field","name":{"kind":"Name","value":"payments"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}}]}},{"kind":"Field","name":{"kind":"Name","value":"shipments"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}}]}}]}}]} as unknown as DocumentNode<AdminOrdersQuery, AdminOrdersQueryVariables>;