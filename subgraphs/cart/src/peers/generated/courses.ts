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

export type CourseOfferQueryVariables = Exact<{
  input: CourseOffersInput;
}>;


export type CourseOfferQuery = { courseOffers: Array<{ productId: string, isPublished: boolean, isOwned: boolean, isInstructor: boolean }> };

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

export const CourseOfferDocument = new TypedDocumentString(`
    query CourseOffer($input: CourseOffersInput!) {
  courseOffers(input: $input) {
    productId
    isPublished
    isOwned
    isInstructor
  }
}
    `) as unknown as TypedDocumentString<CourseOfferQuery, CourseOfferQueryVariables>;