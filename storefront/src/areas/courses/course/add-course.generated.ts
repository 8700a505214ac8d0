/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type * as Types from '../../../graph/schema-types.generated';

import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';
export type AddToCartInput = {
  /** The `version` of the cart that the buyer has seen. A cart with another version is not changed: Conflict at `expectedVersion`. */
  expectedVersion?: string | null | undefined;
  productId: string;
  /** 1 to 99. Several additions can raise the line to 999. */
  quantity: number;
};

export type AddCourseToCartMutationVariables = Exact<{
  input: Types.AddToCartInput;
}>;


export type AddCourseToCartMutation = { addToCart:
    | { __typename: 'AlreadyOwned', message: string }
    | { __typename: 'Cart', id: string, totalQuantity: number }
    | { __typename: 'Conflict', message: string }
    | { __typename: 'InvalidInput', message: string }
    | { __typename: 'OutOfStock', message: string }
    | { __typename: 'ProductNotFound', message: string }
    | { __typename: 'ProductUnavailable', message: string }
    | { __typename: 'RuleRefused', reason: string, message: string }
    | { __typename: 'ServiceUnavailable', message: string }
   | null };


export const AddCourseToCartDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"AddCourseToCart"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"AddToCartInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"addToCart"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Cart"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"totalQuantity"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RuleRefused"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"reason"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Problem"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<AddCourseToCartMutation, AddCourseToCartMutationVariables>;