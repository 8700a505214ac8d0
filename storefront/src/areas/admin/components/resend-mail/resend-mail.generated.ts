/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type * as Types from '../../../../graph/schema-types.generated';

import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';
export type NotificationStatus =
  /** The mail was refused permanently, or not accepted at any attempt. */
  | 'FAILED'
  /** The mail is queued; attempts go on for three and a half hours. */
  | 'QUEUED'
  /** The mail server accepted the mail. */
  | 'SENT';

/** Whether an admin can send a mail again. */
export type ResendState =
  /** The data of the mail is deleted. */
  | 'FORGOTTEN'
  /** The mail contained a code or a secret link, which is sent only once. Users request a new one. */
  | 'HOLDS_SECRET'
  /** The mail is QUEUED. */
  | 'ON_ITS_WAY'
  /** `resendNotification` accepts the mail. */
  | 'POSSIBLE';

export type MailAgainFragment = { id: string, kind: string, subject: string, recipient: string, status: Types.NotificationStatus, sentAt: string | null, timesSent: number, resendState: Types.ResendState };

export type AdminSendMailAgainMutationVariables = Exact<{
  id: string;
  idempotencyKey: string;
}>;


export type AdminSendMailAgainMutation = { resendNotification:
    | { __typename: 'Conflict' }
    | { __typename: 'IdempotencyKeyReused' }
    | { __typename: 'NotFound' }
    | { __typename: 'Notification', id: string, kind: string, subject: string, recipient: string, status: Types.NotificationStatus, sentAt: string | null, timesSent: number, resendState: Types.ResendState }
   | null };

export const MailAgainFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"MailAgain"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Notification"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"subject"}},{"kind":"Field","name":{"kind":"Name","value":"recipient"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"sentAt"}},{"kind":"Field","name":{"kind":"Name","value":"timesSent"}},{"kind":"Field","name":{"kind":"Name","value":"resendState"}}]}}]} as unknown as DocumentNode<MailAgainFragment, unknown>;
export const AdminSendMailAgainDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"AdminSendMailAgain"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"idempotencyKey"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"resendNotification"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}},{"kind":"Argument","name":{"kind":"Name","value":"idempotencyKey"},"value":{"kind":"Variable","name":{"kind":"Name","value":"idempotencyKey"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Notification"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"MailAgain"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"MailAgain"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Notification"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"subject"}},{"kind":"Field","name":{"kind":"Name","value":"recipient"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"sentAt"}},{"kind":"Field","name":{"kind":"Name","value":"timesSent"}},{"kind":"Field","name":{"kind":"Name","value":"resendState"}}]}}]} as unknown as DocumentNode<AdminSendMailAgainMutation, AdminSendMailAgainMutationVariables>;