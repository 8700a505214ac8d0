/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type * as Types from '../../../../graph/schema-types.generated';

import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';
export type ImportOutcome =
  | 'CREATED'
  /** Nothing of the row was done; `problems` says why. */
  | 'FAILED'
  /** The product is as the row says already. */
  | 'UNCHANGED'
  | 'UPDATED';

export type ImportProductImage = {
  alt?: string | null | undefined;
  /** An http or https address, or a path that starts with /. */
  url: string;
};

/** A row of a file, its texts as the file has them. What is absent or null leaves the product as it is; so does an empty text but for `description`, which it clears. A list replaces the one that is there. */
export type ImportProductRow = {
  /** Names; those that are not there are made. */
  categories?: Array<string> | null | undefined;
  description?: string | null | undefined;
  /** For the slug of a new product; one that is there keeps its own. */
  handle?: string | null | undefined;
  /** At most 20. */
  images?: Array<ImportProductImage> | null | undefined;
  /** Its line in the file, for the answer. */
  line: number;
  /** In the shop's currency, without its sign: `12.90`. */
  price?: string | null | undefined;
  /** Whether it is on sale; a new product is when absent. */
  published?: boolean | null | undefined;
  /** What a product is known by. None is a problem of the row. */
  sku?: string | null | undefined;
  /** Units on hand: `12`. */
  stock?: string | null | undefined;
  tags?: Array<string> | null | undefined;
  title?: string | null | undefined;
};

export type ImportProductsInput = {
  /** Says what would be done, and writes nothing. */
  dryRun?: boolean | null | undefined;
  /** 1 to 200. A file is sent part by part. */
  rows: Array<ImportProductRow>;
};

export type AdminImportProductsMutationVariables = Exact<{
  input: Types.ImportProductsInput;
}>;


export type AdminImportProductsMutation = { importProducts: { rows: Array<{ line: number, outcome: Types.ImportOutcome, problems: Array<{ path: string, message: string }> }> } | null };


export const AdminImportProductsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"AdminImportProducts"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ImportProductsInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"importProducts"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"rows"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"line"}},{"kind":"Field","name":{"kind":"Name","value":"outcome"}},{"kind":"Field","name":{"kind":"Name","value":"problems"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]}}]} as unknown as DocumentNode<AdminImportProductsMutation, AdminImportProductsMutationVariables>;