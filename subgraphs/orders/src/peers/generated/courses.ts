/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
export type CourseOffersInput = {
  /** A user or a guest. */
  buyerId: string | number;
  productIds: Array<string | number>;
};

export type EndEnrollmentsInput = {
  buyerId: string | number;
  /** The id of the triggering event. Order and product make the operation idempotent. */
  eventId: string | number;
  orderId: string | number;
  /** The refunded products of kind COURSE. */
  productIds: Array<string | number>;
};

export type EnrollBuyerInput = {
  buyerId: string | number;
  eventId: string | number;
  orderId: string | number;
  /** The products of kind COURSE that the order paid for. */
  productIds: Array<string | number>;
};

export type FailedDeliverySort =
  /** The fewest attempts first; with equal attempts, the oldest first. */
  | 'ATTEMPTS_ASC'
  /** The most attempts first; with equal attempts, the newest first. */
  | 'ATTEMPTS_DESC'
  | 'NEWEST'
  | 'OLDEST';

export type CourseOffersQueryVariables = Exact<{
  input: CourseOffersInput;
}>;


export type CourseOffersQuery = { courseOffers: Array<{ productId: string, isPublished: boolean, isOwned: boolean, isInstructor: boolean }> };

export type EnrollBuyerMutationVariables = Exact<{
  input: EnrollBuyerInput;
}>;


export type EnrollBuyerMutation = { enrollBuyer: boolean };

export type EndEnrollmentsMutationVariables = Exact<{
  input: EndEnrollmentsInput;
}>;


export type EndEnrollmentsMutation = { endEnrollments: boolean };

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
export const CourseOffersDocument = new TypedDocumentString(`
    query CourseOffers($input: CourseOffersInput!) {
  courseOffers(input: $input) {
    productId
    isPublished
    isOwned
    isInstructor
  }
}
    `) as unknown as TypedDocumentString<CourseOffersQuery, CourseOffersQueryVariables>;
export const EnrollBuyerDocument = new TypedDocumentString(`
    mutation EnrollBuyer($input: EnrollBuyerInput!) {
  enrollBuyer(input: $input)
}
    `) as unknown as TypedDocumentString<EnrollBuyerMutation, EnrollBuyerMutationVariables>;
export const EndEnrollmentsDocument = new TypedDocumentString(`
    mutation EndEnrollments($input: EndEnrollmentsInput!) {
  endEnrollments(input: $input)
}
    `) as unknown as TypedDocumentString<EndEnrollmentsMutation, EndEnrollmentsMutationVariables>;
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