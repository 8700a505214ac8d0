/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type * as Types from '../../../graph/schema-types.generated';

import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';
export type CompleteProviderSignInInput = {
  /** The complete URL that the provider sent the browser back to. */
  callbackUrl: string;
  provider: string;
};

export type LinkProviderIdentityInput = {
  /** The token from `IdentityNotLinked`. */
  linkToken: string;
  /** The account's password; not needed when signed in to the account. */
  password?: string | null | undefined;
};

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

export type ProviderSignInFailureReason =
  /** The account is deactivated or deleted. */
  | 'ACCOUNT_INACTIVE'
  /** The attempt took too long, was completed before, or started in another browser. */
  | 'ATTEMPT_ENDED'
  /** The provider did not confirm an email address, which an account needs. */
  | 'EMAIL_MISSING'
  /** The identity already signs in to another account. */
  | 'IDENTITY_TAKEN'
  /** The provider did not confirm who the visitor is. */
  | 'NOT_PROVEN';

export type Role =
  /** May do everything. */
  | 'ADMIN'
  /** The role of every new account. */
  | 'CUSTOMER'
  /** May also create courses. */
  | 'INSTRUCTOR';

export type FinishProviderSignInMutationVariables = Exact<{
  input: Types.CompleteProviderSignInInput;
}>;


export type FinishProviderSignInMutation = { completeProviderSignIn: { returnTo: string, result:
      | { __typename: 'IdentityNotLinked', email: string, linkToken: string }
      | { __typename: 'ProviderSignInFailed', reason: Types.ProviderSignInFailureReason }
      | { __typename: 'SecondFactorRequired', challenge: string }
      | { __typename: 'ServiceUnavailable' }
      | { __typename: 'SignedIn', secondFactorSetupRequired: boolean, user: { id: string, role: Types.Role }, cartMerge: { lines: Array<{ outcome: Types.MergeOutcome, reason: Types.MergeReason | null, guestQuantity: number, quantityAfter: number, product: { id: string, name: string } | null }> } | null }
      | { __typename: 'User' }
     } | null };

export type LinkIdentityByPasswordMutationVariables = Exact<{
  input: Types.LinkProviderIdentityInput;
}>;


export type LinkIdentityByPasswordMutation = { linkProviderIdentity:
    | { __typename: 'AccountLocked', retryAt: string }
    | { __typename: 'ChallengeExpired' }
    | { __typename: 'InvalidCredentials' }
    | { __typename: 'SecondFactorRequired', challenge: string }
    | { __typename: 'SignedIn', secondFactorSetupRequired: boolean, user: { id: string, role: Types.Role }, cartMerge: { lines: Array<{ outcome: Types.MergeOutcome, reason: Types.MergeReason | null, guestQuantity: number, quantityAfter: number, product: { id: string, name: string } | null }> } | null }
    | { __typename: 'User' }
   | null };


export const FinishProviderSignInDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"FinishProviderSignIn"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CompleteProviderSignInInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"completeProviderSignIn"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"returnTo"}},{"kind":"Field","name":{"kind":"Name","value":"result"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"SignedInReport"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SecondFactorRequired"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"challenge"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"IdentityNotLinked"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"email"}},{"kind":"Field","name":{"kind":"Name","value":"linkToken"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ProviderSignInFailed"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"reason"}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"SignedInReport"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SignedIn"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"secondFactorSetupRequired"}},{"kind":"Field","name":{"kind":"Name","value":"user"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"role"}}]}},{"kind":"Field","name":{"kind":"Name","value":"cartMerge"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"lines"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"outcome"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"guestQuantity"}},{"kind":"Field","name":{"kind":"Name","value":"quantityAfter"}},{"kind":"Field","name":{"kind":"Name","value":"product"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}}]}}]} as unknown as DocumentNode<FinishProviderSignInMutation, FinishProviderSignInMutationVariables>;
export const LinkIdentityByPasswordDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"LinkIdentityByPassword"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"LinkProviderIdentityInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"linkProviderIdentity"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"SignedInReport"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SecondFactorRequired"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"challenge"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"AccountLocked"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"retryAt"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"SignedInReport"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SignedIn"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"secondFactorSetupRequired"}},{"kind":"Field","name":{"kind":"Name","value":"user"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"role"}}]}},{"kind":"Field","name":{"kind":"Name","value":"cartMerge"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"lines"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"outcome"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"guestQuantity"}},{"kind":"Field","name":{"kind":"Name","value":"quantityAfter"}},{"kind":"Field","name":{"kind":"Name","value":"product"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}}]}}]} as unknown as DocumentNode<LinkIdentityByPasswordMutation, LinkIdentityByPasswordMutationVariables>;