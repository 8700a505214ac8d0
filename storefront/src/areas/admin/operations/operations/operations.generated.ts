/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type * as Types from '../../../../graph/schema-types.generated';

import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';
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

export type StuckKind =
  /** A service was told too often without an answer and was given up. */
  | 'DELIVERY_FAILED'
  /** Nobody knows yet whether the buyer was charged. */
  | 'PAYMENT_UNKNOWN'
  /** Money is not back yet. */
  | 'REFUND_OPEN'
  /** Payments will not give it back. */
  | 'REFUND_REFUSED';

export type AdminOperationsQueryVariables = Exact<{ [key: string]: never; }>;


export type AdminOperationsQuery = { stuckOrders: Array<{ kind: Types.StuckKind, since: string, detail: string | null, order: { id: string, number: string, status: Types.OrderStatus } }> | null, outboxes: Array<{ service: string, failedDeliveries: Array<{ id: string, service: string, task: string, orderId: string | null, attempts: number, lastError: string | null, createdAt: string }> | null }> | null, booksAudit: { checkedAt: string, inFlight: number, counts: Array<{ check: string, compared: number, differing: number }>, differences: Array<{ check: string, subject: string, expected: string, found: string }> } | null };


export const AdminOperationsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"AdminOperations"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"stuckOrders"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"StuckOrder"}}]}},{"kind":"Field","name":{"kind":"Name","value":"outboxes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"service"}},{"kind":"Field","name":{"kind":"Name","value":"failedDeliveries"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"FailedDelivery"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"booksAudit"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"BooksAudit"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"StuckOrder"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"StuckOrder"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"since"}},{"kind":"Field","name":{"kind":"Name","value":"detail"}},{"kind":"Field","name":{"kind":"Name","value":"order"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"status"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"FailedDelivery"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"FailedDelivery"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"service"}},{"kind":"Field","name":{"kind":"Name","value":"task"}},{"kind":"Field","name":{"kind":"Name","value":"orderId"}},{"kind":"Field","name":{"kind":"Name","value":"attempts"}},{"kind":"Field","name":{"kind":"Name","value":"lastError"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"BooksAudit"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"BooksAudit"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"checkedAt"}},{"kind":"Field","name":{"kind":"Name","value":"inFlight"}},{"kind":"Field","name":{"kind":"Name","value":"counts"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"check"}},{"kind":"Field","name":{"kind":"Name","value":"compared"}},{"kind":"Field","name":{"kind":"Name","value":"differing"}}]}},{"kind":"Field","name":{"kind":"Name","value":"differences"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"check"}},{"kind":"Field","name":{"kind":"Name","value":"subject"}},{"kind":"Field","name":{"kind":"Name","value":"expected"}},{"kind":"Field","name":{"kind":"Name","value":"found"}}]}}]}}]} as unknown as DocumentNode<AdminOperationsQuery, AdminOperationsQueryVariables>;