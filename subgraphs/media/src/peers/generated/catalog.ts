/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
export type PictureUsesInput = {
  /** SHA-256 checksums of pictures, at most 100. */
  checksums: Array<string>;
};

export type PictureUsesQueryVariables = Exact<{
  input: PictureUsesInput;
}>;


export type PictureUsesQuery = { pictureUses: Array<{ checksum: string, productId: string, name: string }> };

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

export const PictureUsesDocument = new TypedDocumentString(`
    query PictureUses($input: PictureUsesInput!) {
  pictureUses(input: $input) {
    checksum
    productId
    name
  }
}
    `) as unknown as TypedDocumentString<PictureUsesQuery, PictureUsesQueryVariables>;