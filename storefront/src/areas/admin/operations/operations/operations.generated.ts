/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type * as Types from '../../../../graph/schema-types.generated';

import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';
export type FailedDeliverySort =
  /** The fewest attempts first; with equal attempts, the oldest first. */
  | 'ATTEMPTS_ASC'
  /** The most attempts first; with equal attempts, the newest first. */
  | 'ATTEMPTS_DESC'
  | 'NEWEST'
  | 'OLDEST';

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

export type StuckKind =
  /** The outbox gave up on a job after too many attempts. */
  | 'DELIVERY_FAILED'
  /** The order is paid but its courses are not open: an attempt has failed and is retried, or the first has been due for a minute. */
  | 'NOT_ENROLLED'
  /** It is unknown whether the buyer was charged. */
  | 'PAYMENT_UNKNOWN'
  /** A refund is not finished. */
  | 'REFUND_OPEN'
  /** Payments refused a refund. */
  | 'REFUND_REFUSED'
  /** A shipment is pending although the order is closed. */
  | 'SHIPMENT_OPEN'
  /** A step of the order, such as its shipment or a mail, has failed at least once and is retried, or has been due for a minute. `detail` contains the step, the attempts and the last error. */
  | 'STEP_FAILING';

export type StuckOrderSort =
  /** Most recently stuck first. */
  | 'NEWEST'
  /** Longest stuck first. */
  | 'OLDEST'
  /** First placed first. */
  | 'PLACED_ASC'
  /** Last placed first. */
  | 'PLACED_DESC';

export type AdminOperationsQueryVariables = Exact<{
  stuckFirst: number;
  stuckAfter?: string | null | undefined;
  stuckSort?: Types.StuckOrderSort | null | undefined;
  stuckKind?: Types.StuckKind | null | undefined;
  deliveriesFirst: number;
  deliveriesAfter?: string | null | undefined;
  deliveriesSort?: Types.FailedDeliverySort | null | undefined;
  deliveriesService?: string | null | undefined;
}>;


export type AdminOperationsQuery = { stuckOrdersConnection: { edges: Array<{ cursor: string, node: { kind: Types.StuckKind, since: string, detail: string | null, order: { id: string, number: string, status: Types.OrderStatus } } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } | null, failedDeliveriesConnection: { nodes: Array<{ id: string, service: string, task: string, orderId: string | null, attempts: number, lastError: string | null, createdAt: string }>, pageInfo: { hasNextPage: boolean, endCursor: string | null }, outboxes: Array<{ service: string, isSilent: boolean }> } | null, ledgerAudit: { checkedAt: string, inFlight: number, counts: Array<{ check: string, compared: number, differing: number }>, differences: Array<{ check: string, subject: string, expected: string, found: string }> } | null };


export const AdminOperationsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"AdminOperations"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"stuckFirst"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"stuckAfter"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"stuckSort"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"StuckOrderSort"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"stuckKind"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"StuckKind"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"deliveriesFirst"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"deliveriesAfter"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"deliveriesSort"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"FailedDeliverySort"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"deliveriesService"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"stuckOrdersConnection"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"stuckFirst"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"stuckAfter"}}},{"kind":"Argument","name":{"kind":"Name","value":"sort"},"value":{"kind":"Variable","name":{"kind":"Name","value":"stuckSort"}}},{"kind":"Argument","name":{"kind":"Name","value":"kind"},"value":{"kind":"Variable","name":{"kind":"Name","value":"stuckKind"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"StuckOrders"}}]}},{"kind":"Field","name":{"kind":"Name","value":"failedDeliveriesConnection"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"deliveriesFirst"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"deliveriesAfter"}}},{"kind":"Argument","name":{"kind":"Name","value":"sort"},"value":{"kind":"Variable","name":{"kind":"Name","value":"deliveriesSort"}}},{"kind":"Argument","name":{"kind":"Name","value":"service"},"value":{"kind":"Variable","name":{"kind":"Name","value":"deliveriesService"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"FailedDeliveries"}}]}},{"kind":"Field","name":{"kind":"Name","value":"ledgerAudit"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"LedgerAudit"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"StuckOrders"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"StuckOrderConnection"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"StuckOrder"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"StuckOrder"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"StuckOrder"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"since"}},{"kind":"Field","name":{"kind":"Name","value":"detail"}},{"kind":"Field","name":{"kind":"Name","value":"order"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"status"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"FailedDeliveries"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"FailedDeliveryConnection"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"FailedDelivery"}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}},{"kind":"Field","name":{"kind":"Name","value":"outboxes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"service"}},{"kind":"Field","name":{"kind":"Name","value":"isSilent"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"FailedDelivery"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"FailedDelivery"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"service"}},{"kind":"Field","name":{"kind":"Name","value":"task"}},{"kind":"Field","name":{"kind":"Name","value":"orderId"}},{"kind":"Field","name":{"kind":"Name","value":"attempts"}},{"kind":"Field","name":{"kind":"Name","value":"lastError"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"LedgerAudit"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"LedgerAudit"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"checkedAt"}},{"kind":"Field","name":{"kind":"Name","value":"inFlight"}},{"kind":"Field","name":{"kind":"Name","value":"counts"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"check"}},{"kind":"Field","name":{"kind":"Name","value":"compared"}},{"kind":"Field","name":{"kind":"Name","value":"differing"}}]}},{"kind":"Field","name":{"kind":"Name","value":"differences"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"check"}},{"kind":"Field","name":{"kind":"Name","value":"subject"}},{"kind":"Field","name":{"kind":"Name","value":"expected"}},{"kind":"Field","name":{"kind":"Name","value":"found"}}]}}]}}]} as unknown as DocumentNode<AdminOperationsQuery, AdminOperationsQueryVariables>;