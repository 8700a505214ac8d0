/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
export type BoughtLineInput = {
  /** The id of a line with values of declared fields. */
  lineId?: string | number | null | undefined;
  productId: string | number;
  quantity: number;
};

/** Removes the units that an order bought from its buyer's cart; units added since stay. Once per order. */
export type RemoveBoughtInput = {
  buyerId: string | number;
  lines: Array<BoughtLineInput>;
  orderId: string | number;
};

export type CheckoutCartQueryVariables = Exact<{ [key: string]: never; }>;


export type CheckoutCartQuery = { checkoutCart: { id: string, version: string, lines: Array<{ productId: string, lineId: string, quantity: number, custom: unknown }> } };

export type RemoveBoughtMutationVariables = Exact<{
  input: RemoveBoughtInput;
}>;


export type RemoveBoughtMutation = { removeBought: boolean };

export type CartStartsQueryVariables = Exact<{
  from: string;
  to: string;
}>;


export type CartStartsQuery = { cartStarts: number };

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

export const CheckoutCartDocument = new TypedDocumentString(`
    query CheckoutCart {
  checkoutCart {
    id
    version
    lines {
      productId
      lineId
      quantity
      custom
    }
  }
}
    `) as unknown as TypedDocumentString<CheckoutCartQuery, CheckoutCartQueryVariables>;
export const RemoveBoughtDocument = new TypedDocumentString(`
    mutation RemoveBought($input: RemoveBoughtInput!) {
  removeBought(input: $input)
}
    `) as unknown as TypedDocumentString<RemoveBoughtMutation, RemoveBoughtMutationVariables>;
export const CartStartsDocument = new TypedDocumentString(`
    query CartStarts($from: DateTime!, $to: DateTime!) {
  cartStarts(from: $from, to: $to)
}
    `) as unknown as TypedDocumentString<CartStartsQuery, CartStartsQueryVariables>;