/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
/** Give either `search` or `email`. */
export type MatchingUsersInput = {
  /** With `search`: searches only these users, at most 5,000, and returns all that match, in no order. */
  among?: Array<string | number> | null | undefined;
  /** The whole address. */
  email?: string | null | undefined;
  /** A part of the email, the username or the full name. */
  search?: string | null | undefined;
};

export type FindStudentsQueryVariables = Exact<{
  representations: Array<unknown> | unknown;
}>;


export type FindStudentsQuery = { _entities: Array<
    | { id: string, email: string, fullName: string | null }
    | Record<PropertyKey, never>
   | null> };

export type MatchStudentsQueryVariables = Exact<{
  input: MatchingUsersInput;
}>;


export type MatchStudentsQuery = { matchingUsers: Array<string> };

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

export const FindStudentsDocument = new TypedDocumentString(`
    query FindStudents($representations: [_Any!]!) {
  _entities(representations: $representations) {
    ... on User {
      id
      email
      fullName
    }
  }
}
    `) as unknown as TypedDocumentString<FindStudentsQuery, FindStudentsQueryVariables>;
export const MatchStudentsDocument = new TypedDocumentString(`
    query MatchStudents($input: MatchingUsersInput!) {
  matchingUsers(input: $input)
}
    `) as unknown as TypedDocumentString<MatchStudentsQuery, MatchStudentsQueryVariables>;