/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
export type FindRecipientQueryVariables = Exact<{
  representations: Array<unknown> | unknown;
}>;


export type FindRecipientQuery = { _entities: Array<
    | { email: string, fullName: string | null, locale: string | null }
    | Record<PropertyKey, never>
   | null> };

export type FindAdministratorsQueryVariables = Exact<{ [key: string]: never; }>;


export type FindAdministratorsQuery = { administrators: Array<string> };

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

export const FindRecipientDocument = new TypedDocumentString(`
    query FindRecipient($representations: [_Any!]!) {
  _entities(representations: $representations) {
    ... on User {
      email
      fullName
      locale
    }
  }
}
    `) as unknown as TypedDocumentString<FindRecipientQuery, FindRecipientQueryVariables>;
export const FindAdministratorsDocument = new TypedDocumentString(`
    query FindAdministrators {
  administrators
}
    `) as unknown as TypedDocumentString<FindAdministratorsQuery, FindAdministratorsQueryVariables>;