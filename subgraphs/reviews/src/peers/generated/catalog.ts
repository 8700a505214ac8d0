/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
/** The rating of a product for the sort and the filter of lists. */
export type RecordRatingInput = {
  /** 1 to 5; null without reviews. */
  average?: number | null | undefined;
  count: number;
  productId: string | number;
  /** Higher after each change; an older version changes nothing. */
  version: number;
};

export type RecordRatingMutationVariables = Exact<{
  input: RecordRatingInput;
}>;


export type RecordRatingMutation = { recordRating: boolean };

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

export const RecordRatingDocument = new TypedDocumentString(`
    mutation RecordRating($input: RecordRatingInput!) {
  recordRating(input: $input)
}
    `) as unknown as TypedDocumentString<RecordRatingMutation, RecordRatingMutationVariables>;