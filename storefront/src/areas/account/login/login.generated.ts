/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type * as Types from '../../../graph/schema-types.generated';

import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';
export type BeginProviderSignInInput = {
  /** True adds the identity to the viewer's account, whatever its address. */
  link?: boolean | null | undefined;
  provider: string;
  /** The page after the sign-in: a path of this host; `/` when absent. */
  returnTo?: string | null | undefined;
};

export type LoginInput = {
  email: string;
  password: string;
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

export type Role =
  /** May do everything. */
  | 'ADMIN'
  /** The role of every new account. */
  | 'CUSTOMER'
  /** May also create courses. */
  | 'INSTRUCTOR';

export type VerifySecondFactorInput = {
  /** The challenge from `SecondFactorRequired`: valid for five minutes, five tries, once. */
  challenge: string;
  /** Six digits from the app, or a recovery code. Each works once. */
  code: string;
};

export type SignInOptionsQueryVariables = Exact<{ [key: string]: never; }>;


export type SignInOptionsQuery = { signInProviders: Array<{ id: string, name: string }> | null };

export type SignInMutationVariables = Exact<{
  input: Types.LoginInput;
}>;


export type SignInMutation = { login:
    | { __typename: 'AccountLocked', retryAt: string }
    | { __typename: 'EmailNotVerified' }
    | { __typename: 'InvalidCredentials' }
    | { __typename: 'SecondFactorRequired', challenge: string }
    | { __typename: 'SignedIn', secondFactorSetupRequired: boolean, user: { id: string, role: Types.Role }, cartMerge: { lines: Array<{ outcome: Types.MergeOutcome, reason: Types.MergeReason | null, guestQuantity: number, quantityAfter: number, product: { id: string, name: string } | null }> } | null }
   | null };

export type ProveSecondFactorMutationVariables = Exact<{
  input: Types.VerifySecondFactorInput;
}>;


export type ProveSecondFactorMutation = { verifySecondFactor:
    | { __typename: 'AccountLocked', retryAt: string }
    | { __typename: 'ChallengeExpired' }
    | { __typename: 'SecondFactorRequired', challenge: string }
    | { __typename: 'SignedIn', secondFactorSetupRequired: boolean, user: { id: string, role: Types.Role }, cartMerge: { lines: Array<{ outcome: Types.MergeOutcome, reason: Types.MergeReason | null, guestQuantity: number, quantityAfter: number, product: { id: string, name: string } | null }> } | null }
    | { __typename: 'VerificationFailed' }
   | null };

export type SignInElsewhereMutationVariables = Exact<{
  input: Types.BeginProviderSignInInput;
}>;


export type SignInElsewhereMutation = { beginProviderSignIn:
    | { __typename: 'InvalidInput' }
    | { __typename: 'NotFound' }
    | { __typename: 'ProviderRedirect', url: string }
    | { __typename: 'ServiceUnavailable' }
   | null };


export const SignInOptionsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"SignInOptions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"signInProviders"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]} as unknown as DocumentNode<SignInOptionsQuery, SignInOptionsQueryVariables>;
export const SignInDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"SignIn"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"LoginInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"login"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"SignedInReport"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SecondFactorRequired"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"challenge"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"AccountLocked"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"retryAt"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"SignedInReport"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SignedIn"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"secondFactorSetupRequired"}},{"kind":"Field","name":{"kind":"Name","value":"user"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"role"}}]}},{"kind":"Field","name":{"kind":"Name","value":"cartMerge"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"lines"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"outcome"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"guestQuantity"}},{"kind":"Field","name":{"kind":"Name","value":"quantityAfter"}},{"kind":"Field","name":{"kind":"Name","value":"product"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}}]}}]} as unknown as DocumentNode<SignInMutation, SignInMutationVariables>;
export const ProveSecondFactorDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ProveSecondFactor"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"VerifySecondFactorInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"verifySecondFactor"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"SignedInReport"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SecondFactorRequired"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"challenge"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"AccountLocked"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"retryAt"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"SignedInReport"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SignedIn"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"secondFactorSetupRequired"}},{"kind":"Field","name":{"kind":"Name","value":"user"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"role"}}]}},{"kind":"Field","name":{"kind":"Name","value":"cartMerge"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"lines"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"outcome"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"guestQuantity"}},{"kind":"Field","name":{"kind":"Name","value":"quantityAfter"}},{"kind":"Field","name":{"kind":"Name","value":"product"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}}]}}]} as unknown as DocumentNode<ProveSecondFactorMutation, ProveSecondFactorMutationVariables>;
export const SignInElsewhereDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"SignInElsewhere"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"BeginProviderSignInInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"beginProviderSignIn"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ProviderRedirect"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"url"}}]}}]}}]}}]} as unknown as DocumentNode<SignInElsewhereMutation, SignInElsewhereMutationVariables>;