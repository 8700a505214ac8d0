/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type * as Types from '../../../graph/schema-types.generated';

import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';
export type MergeOutcome =
  /** The product was not in the account's cart. */
  | 'ADDED'
  /** A part of the guest's quantity was added; `reason` says why not all. */
  | 'CAPPED'
  /** Nothing of the guest's line was added; `reason` says why. The account's own line stays unchanged. */
  | 'DROPPED'
  /** The product was in the account's cart; now the line has both quantities. */
  | 'SUMMED';

export type MergeReason =
  /** A course belongs to an account: sign in to buy it. */
  | 'ACCOUNT_NEEDED'
  /** The course is already in the account's cart. */
  | 'ALREADY_IN_CART'
  /** The account already owns the course. */
  | 'ALREADY_OWNED'
  /** A cart holds at most 100 products. */
  | 'CART_FULL'
  /** A cart holds at most 999 of one product. */
  | 'LINE_LIMIT'
  /** The product is not on sale at present. */
  | 'NOT_ON_SALE'
  /** The account teaches this course. */
  | 'OWN_COURSE'
  /** The product is no longer in the catalog. */
  | 'PRODUCT_GONE'
  /** A rule of the shop refuses the product or the quantity. */
  | 'RULE_REFUSED'
  /** The product is out of stock. */
  | 'SOLD_OUT'
  /** Not enough items are in stock. */
  | 'STOCK';

export type ResetPasswordInput = {
  /** Follows the same rules as in `register`. */
  newPassword: string;
  /** From the mailed link. */
  token: string;
};

export type Role =
  /** May do everything. */
  | 'ADMIN'
  /** The role of every new account. */
  | 'CUSTOMER'
  /** May also create courses. */
  | 'INSTRUCTOR';

/** The reason why a link is invalid. It is known for a day after the link has ended. */
export type VerificationFailureReason =
  /** The link has expired. */
  | 'EXPIRED'
  /** The link does not exist, or a newer one has replaced it. A code always has this reason, because more would reveal whether an account exists. */
  | 'INVALID'
  /** The link, or the code that came with it, was used before. */
  | 'USED';

export type SetNewPasswordMutationVariables = Exact<{
  input: Types.ResetPasswordInput;
}>;


export type SetNewPasswordMutation = { resetPassword:
    | { __typename: 'SecondFactorRequired' }
    | { __typename: 'SignedIn', secondFactorSetupRequired: boolean, user: { id: string, role: Types.Role }, cartMerge: { lines: Array<{ outcome: Types.MergeOutcome, reason: Types.MergeReason | null, guestQuantity: number, quantityAfter: number, product: { id: string, name: string } | null }> } | null }
    | { __typename: 'VerificationFailed', reason: Types.VerificationFailureReason }
    | { __typename: 'WeakPassword' }
   | null };


export const SetNewPasswordDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"SetNewPassword"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ResetPasswordInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"resetPassword"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"SignedInReport"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"VerificationFailed"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"reason"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"SignedInReport"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SignedIn"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"secondFactorSetupRequired"}},{"kind":"Field","name":{"kind":"Name","value":"user"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"role"}}]}},{"kind":"Field","name":{"kind":"Name","value":"cartMerge"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"lines"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"outcome"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"guestQuantity"}},{"kind":"Field","name":{"kind":"Name","value":"quantityAfter"}},{"kind":"Field","name":{"kind":"Name","value":"product"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}}]}}]} as unknown as DocumentNode<SetNewPasswordMutation, SetNewPasswordMutationVariables>;