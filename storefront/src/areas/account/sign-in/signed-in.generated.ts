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

export type Role =
  /** May do everything. */
  | 'ADMIN'
  /** The role of every new account. */
  | 'CUSTOMER'
  /** May also create courses. */
  | 'INSTRUCTOR';

export type SignedInReportFragment = { secondFactorSetupRequired: boolean, user: { id: string, role: Types.Role }, cartMerge: { lines: Array<{ outcome: Types.MergeOutcome, reason: Types.MergeReason | null, guestQuantity: number, quantityAfter: number, product: { id: string, name: string } | null }> } | null };

export const SignedInReportFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"SignedInReport"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SignedIn"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"secondFactorSetupRequired"}},{"kind":"Field","name":{"kind":"Name","value":"user"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"role"}}]}},{"kind":"Field","name":{"kind":"Name","value":"cartMerge"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"lines"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"outcome"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"guestQuantity"}},{"kind":"Field","name":{"kind":"Name","value":"quantityAfter"}},{"kind":"Field","name":{"kind":"Name","value":"product"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}}]}}]} as unknown as DocumentNode<SignedInReportFragment, unknown>;