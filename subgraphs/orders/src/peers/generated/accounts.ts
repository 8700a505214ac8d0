/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
export type FailedDeliverySort =
  /** The fewest tries first, and the oldest of those that were tried as often. */
  | 'ATTEMPTS_ASC'
  /** The most tries first, and the newest of those that were tried as often. */
  | 'ATTEMPTS_DESC'
  | 'NEWEST'
  | 'OLDEST';

/** One of `search` and `email`. */
export type MatchingUsersInput = {
  /** With `search`: only among these, at most 5,000; then all that are found are told, in no order. */
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