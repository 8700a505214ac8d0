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

export type CourseMembershipQueryVariables = Exact<{
  input: CourseOffersInput;
}>;


export type CourseMembershipQuery = { courseOffers: Array<{ productId: string, isOwned: boolean, isInstructor: boolean }> };

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

export const CourseMembershipDocument = new TypedDocumentString(`
    query CourseMembership($input: CourseOffersInput!) {
  courseOffers(input: $input) {
    productId
    isOwned
    isInstructor
  }
}
    `) as unknown as TypedDocumentString<CourseMembershipQuery, CourseMembershipQueryVariables>;