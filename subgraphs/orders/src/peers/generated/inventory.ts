/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
export type FailedDeliverySort =
  /** The fewest attempts first; with equal attempts, the oldest first. */
  | 'ATTEMPTS_ASC'
  /** The most attempts first; with equal attempts, the newest first. */
  | 'ATTEMPTS_DESC'
  | 'NEWEST'
  | 'OLDEST';

export type ReserveStockInput = {
  lines: Array<ReservedLineInput>;
  orderId: string | number;
};

export type ReservedLineInput = {
  productId: string | number;
  quantity: number;
};

export type ReturnStockInput = {
  /** A second return with the same id changes nothing. 1 to 200 characters. */
  eventId: string | number;
  lines: Array<ReservedLineInput>;
  orderId: string | number;
};

export type ReserveStockMutationVariables = Exact<{
  input: ReserveStockInput;
}>;


export type ReserveStockMutation = { reserveStock: { expiresAt: string | null, shortages: Array<{ productId: string, requested: number, available: number }> } };

export type CommitReservationMutationVariables = Exact<{
  orderId: string | number;
}>;


export type CommitReservationMutation = { commitReservation: boolean };

export type ReleaseReservationMutationVariables = Exact<{
  orderId: string | number;
  expiresAt?: string | null | undefined;
}>;


export type ReleaseReservationMutation = { releaseReservation: boolean };

export type HoldReservationMutationVariables = Exact<{
  orderId: string | number;
}>;


export type HoldReservationMutation = { holdReservation: boolean };

export type ReturnStockMutationVariables = Exact<{
  input: ReturnStockInput;
}>;


export type ReturnStockMutation = { returnStock: boolean };

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
export const ReserveStockDocument = new TypedDocumentString(`
    mutation ReserveStock($input: ReserveStockInput!) {
  reserveStock(input: $input) {
    shortages {
      productId
      requested
      available
    }
    expiresAt
  }
}
    `) as unknown as TypedDocumentString<ReserveStockMutation, ReserveStockMutationVariables>;
export const CommitReservationDocument = new TypedDocumentString(`
    mutation CommitReservation($orderId: ID!) {
  commitReservation(orderId: $orderId)
}
    `) as unknown as TypedDocumentString<CommitReservationMutation, CommitReservationMutationVariables>;
export const ReleaseReservationDocument = new TypedDocumentString(`
    mutation ReleaseReservation($orderId: ID!, $expiresAt: DateTime) {
  releaseReservation(orderId: $orderId, expiresAt: $expiresAt)
}
    `) as unknown as TypedDocumentString<ReleaseReservationMutation, ReleaseReservationMutationVariables>;
export const HoldReservationDocument = new TypedDocumentString(`
    mutation HoldReservation($orderId: ID!) {
  holdReservation(orderId: $orderId)
}
    `) as unknown as TypedDocumentString<HoldReservationMutation, HoldReservationMutationVariables>;
export const ReturnStockDocument = new TypedDocumentString(`
    mutation ReturnStock($input: ReturnStockInput!) {
  returnStock(input: $input)
}
    `) as unknown as TypedDocumentString<ReturnStockMutation, ReturnStockMutationVariables>;
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