/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
export type ProductKind =
  /** A course: no stock, no shipment; payment enrolls the buyer. */
  | 'COURSE'
  /** Goods: have stock and are shipped. */
  | 'PHYSICAL';

export type GoodsToShipQueryVariables = Exact<{
  representations: Array<unknown> | unknown;
}>;


export type GoodsToShipQuery = { _entities: Array<{ id: string, sku: string, name: string, kind: ProductKind, weightGrams: number | null, categories: Array<{ slug: string }> } | null> };

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

export const GoodsToShipDocument = new TypedDocumentString(`
    query GoodsToShip($representations: [_Any!]!) {
  _entities(representations: $representations) {
    ... on Product {
      id
      sku
      name
      kind
      weightGrams
      categories {
        slug
      }
    }
  }
}
    `) as unknown as TypedDocumentString<GoodsToShipQuery, GoodsToShipQueryVariables>;