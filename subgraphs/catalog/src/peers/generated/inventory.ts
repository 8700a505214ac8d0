/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
export type ReceiveStockInput = {
  /** A second receipt with the same id changes nothing. */
  eventId: string | number;
  productId: string | number;
  quantity: number;
  reason: string;
};

export type SetStockLevelsInput = {
  /** The admin who requested it. */
  actorId?: string | number | null | undefined;
  /** If true, changes nothing and only returns the levels. */
  checkOnly?: boolean | null | undefined;
  /** An event counts each line once; a repeat skips lines already counted. 1 to 200 characters. */
  eventId: string | number;
  /** At most 200, one per product. */
  lines: Array<StockLevelLineInput>;
  reason: string;
};

export type StockLevelLineInput = {
  onHand: number;
  productId: string | number;
};

export type ReceiveInitialStockMutationVariables = Exact<{
  input: ReceiveStockInput;
}>;


export type ReceiveInitialStockMutation = { receiveStock: boolean };

export type SetStockLevelsMutationVariables = Exact<{
  input: SetStockLevelsInput;
}>;


export type SetStockLevelsMutation = { setStockLevels: Array<{ productId: string, onHand: number, reserved: number }> };

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

export const ReceiveInitialStockDocument = new TypedDocumentString(`
    mutation ReceiveInitialStock($input: ReceiveStockInput!) {
  receiveStock(input: $input)
}
    `) as unknown as TypedDocumentString<ReceiveInitialStockMutation, ReceiveInitialStockMutationVariables>;
export const SetStockLevelsDocument = new TypedDocumentString(`
    mutation SetStockLevels($input: SetStockLevelsInput!) {
  setStockLevels(input: $input) {
    productId
    onHand
    reserved
  }
}
    `) as unknown as TypedDocumentString<SetStockLevelsMutation, SetStockLevelsMutationVariables>;