/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
export type ExpireReservationInput = {
  /** Identifies one of the order's reservations. */
  expiresAt: string;
  /** True at or after the end of the reservation; false shortly before it. */
  isOver: boolean;
  orderId: string | number;
};

export type ExpireReservationMutationVariables = Exact<{
  input: ExpireReservationInput;
}>;


export type ExpireReservationMutation = { expireReservation: boolean };

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

export const ExpireReservationDocument = new TypedDocumentString(`
    mutation ExpireReservation($input: ExpireReservationInput!) {
  expireReservation(input: $input)
}
    `) as unknown as TypedDocumentString<ExpireReservationMutation, ExpireReservationMutationVariables>;