/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type * as Types from '../../graph/schema-types.generated';

import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';
export type MediaProblem =
  /** The address of the import is private, or not http or https. */
  | 'ADDRESS_NOT_ALLOWED'
  /** The address of the import does not answer with a file. */
  | 'ADDRESS_NOT_ANSWERING'
  /** The picture cannot be decoded completely. */
  | 'BROKEN_PICTURE'
  /** The check failed several times; the log of the server has the reason. */
  | 'CHECK_FAILED'
  /** By its content, the file is no JPEG, PNG, WebP, AVIF or GIF picture. */
  | 'KIND_NOT_ACCEPTED'
  /** The storage of the shop has no space left. */
  | 'STORAGE_FULL'
  /** The file of the import is larger than an upload may be. */
  | 'TOO_LARGE'
  /** The picture has more than 50 million pixels. */
  | 'TOO_MANY_PIXELS'
  /** The virus scanner refuses the file. */
  | 'VIRUS_FOUND';

export type MediaState =
  /** A job reads the file, and converts it. */
  | 'CHECKING'
  /** The check did not end: `problem` says why, and `retryMediaFile` starts it again. */
  | 'FAILED'
  /** The picture has public addresses. */
  | 'READY'
  /** The content is not accepted: `problem` says why. */
  | 'REJECTED'
  /** Parts of the upload are missing. */
  | 'UPLOADING';

export type UploadedFileQueryVariables = Exact<{
  id: string;
}>;


export type UploadedFileQuery = { mediaFile: { id: string, state: Types.MediaState, problem: Types.MediaProblem | null, picture: { id: string, url: string } | null } | null };

export type RetryUploadedFileMutationVariables = Exact<{
  id: string;
}>;


export type RetryUploadedFileMutation = { retryMediaFile:
    | { __typename: 'Conflict' }
    | { __typename: 'MediaFile', id: string, state: Types.MediaState }
    | { __typename: 'NotFound' }
   | null };


export const UploadedFileDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"UploadedFile"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"mediaFile"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"problem"}},{"kind":"Field","name":{"kind":"Name","value":"picture"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"url"}}]}}]}}]}}]} as unknown as DocumentNode<UploadedFileQuery, UploadedFileQueryVariables>;
export const RetryUploadedFileDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"RetryUploadedFile"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"retryMediaFile"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"MediaFile"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"state"}}]}}]}}]}}]} as unknown as DocumentNode<RetryUploadedFileMutation, RetryUploadedFileMutationVariables>;