/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type * as Types from '../../../../../graph/schema-types.generated';

import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';
export type ImportOutcome =
  | 'CREATED'
  /** Nothing of the row was imported; `problems` gives the reasons. */
  | 'FAILED'
  /** The product already matches the row. */
  | 'UNCHANGED'
  | 'UPDATED';

export type ImportProductImage = {
  alt?: string | null | undefined;
  /** An http or https address, or a path that starts with /. */
  url: string;
};

/** A row of a file with its texts unchanged. An absent or null value leaves the product unchanged; so does an empty text, except for `description`, which it clears. A list replaces the current one. */
export type ImportProductRow = {
  /** Category names; missing categories are created. */
  categories?: Array<string> | null | undefined;
  description?: string | null | undefined;
  /** The preferred slug of a new product; an existing product keeps its slug. */
  handle?: string | null | undefined;
  /** At most 20. */
  images?: Array<ImportProductImage> | null | undefined;
  /** The line number in the file, repeated in the answer. */
  line: number;
  /** In the shop's currency, without a currency sign: `12.90`. */
  price?: string | null | undefined;
  /** True puts the product on sale; the default for a new product. */
  published?: boolean | null | undefined;
  /** Identifies the product. A row without it has a problem. */
  sku?: string | null | undefined;
  /** Units on hand: `12`. */
  stock?: string | null | undefined;
  tags?: Array<string> | null | undefined;
  title?: string | null | undefined;
  /** In grams: `1200`. */
  weightGrams?: string | null | undefined;
};

export type ImportProductsInput = {
  /** Returns the same result, and writes nothing. */
  dryRun?: boolean | null | undefined;
  /** 1 to 200 rows. Send larger files in parts. */
  rows: Array<ImportProductRow>;
};

export type AdminImportProductsMutationVariables = Exact<{
  input: Types.ImportProductsInput;
}>;


export type AdminImportProductsMutation = { importProducts: { rows: Array<{ line: number, outcome: Types.ImportOutcome, problems: Array<{ path: string, message: string }> }> } | null };


export const AdminImportProductsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"AdminImportProducts"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ImportProductsInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"importProducts"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"rows"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"line"}},{"kind":"Field","name":{"kind":"Name","value":"outcome"}},{"kind":"Field","name":{"kind":"Name","value":"problems"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]}}]} as unknown as DocumentNode<AdminImportProductsMutation, AdminImportProductsMutationVariables>;