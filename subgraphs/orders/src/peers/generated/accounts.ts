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

/** Give either `search` or `email`. */
export type MatchingUsersInput = {
  /** With `search`: searches only these users, at most 5,000, and returns all that match, in no order. */
  among?: Array<string | number> | null | undefined;
  /** The whole address. */
  email?: string | null | undefined;
  /** A part of the email, the username or the full name. */
  search?: string | null | undefined;
};

export type MatchingUsersQueryVariables = Exact<{
  input: MatchingUsersInput;
}>;


export type MatchingUsersQuery = { matchingUsers: Array<string> };

export type DefaultAddressQueryVariables = Exact<{
  userId: string | number;
}>;


export type DefaultAddressQuery = { defaultAddress: { fullName: string, line1: string, line2: string | null, city: string, region: string | null, postalCode: string, country: string, phone: string | null } | null };

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
export const MatchingUsersDocument = new TypedDocumentString(`
    query MatchingUsers($input: MatchingUsersInput!) {
  matchingUsers(input: $input)
}
    `) as unknown as TypedDocumentString<MatchingUsersQuery, MatchingUsersQueryVariables>;
export const DefaultAddressDocument = new TypedDocumentString(`
    query DefaultAddress($userId: ID!) {
  defaultAddress(userId: $userId) {
    fullName
    line1
    line2
    city
    region
    postalCode
    country
    phone
  }
}
    `) as unknown as TypedDocumentString<DefaultAddressQuery, DefaultAddressQueryVariables>;
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