/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type * as Types from '../../../graph/schema-types.generated';

import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';
export type MergeOutcome =
  /** The account's cart did not have it. */
  | 'ADDED'
  /** As much as goes; `reason` says why not all. */
  | 'CAPPED'
  /** None of the guest's; `reason` says why. A line that the account had is as it was. */
  | 'DROPPED'
  /** The account's cart had some; now it has both quantities. */
  | 'SUMMED';

export type MergeReason =
  /** A course, which belongs to an account: sign in to buy it. */
  | 'ACCOUNT_NEEDED'
  /** A course that is in the account's cart. */
  | 'ALREADY_IN_CART'
  /** A course that the account has. */
  | 'ALREADY_OWNED'
  /** A cart holds at most 100 products. */
  | 'CART_FULL'
  /** A cart holds at most 999 of one product. */
  | 'LINE_LIMIT'
  /** It is not on sale now. */
  | 'NOT_ON_SALE'
  /** The catalog has it no more. */
  | 'PRODUCT_GONE'
  /** None are left. */
  | 'SOLD_OUT'
  /** No more are left. */
  | 'STOCK';

export type SignedInReportFragment = { secondFactorSetupRequired: boolean, cartMerge: { lines: Array<{ outcome: Types.MergeOutcome, reason: Types.MergeReason | null, guestQuantity: number, quantityAfter: number, product: { id: string, name: string } | null }> } | null };

export const SignedInReportFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"SignedInReport"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SignedIn"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"secondFactorSetupRequired"}},{"kind":"Field","name":{"kind":"Name","value":"cartMerge"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"lines"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"outcome"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"guestQuantity"}},{"kind":"Field","name":{"kind":"Name","value":"quantityAfter"}},{"kind":"Field","name":{"kind":"Name","value":"product"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}}]}}]} as unknown as DocumentNode<SignedInReportFragment, unknown>;