/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type * as Types from '../../../../graph/schema-types.generated';

import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';
/** What is given must all hold. */
export type NotificationFilter = {
  /** As `Notification.kind` has it. */
  kind?: string | null | undefined;
  orderId?: string | null | undefined;
  /** The whole address, in any case. */
  recipient?: string | null | undefined;
  /** A part of the subject or the address; at most 254 characters. */
  search?: string | null | undefined;
  status?: NotificationStatus | null | undefined;
};

export type NotificationSort =
  /** By `kind`; those of one kind oldest first. */
  | 'KIND_ASC'
  /** The other way round: those of one kind newest first. */
  | 'KIND_DESC'
  | 'NEWEST'
  | 'OLDEST'
  /** Without regard to case, those of no known address first; those to one address oldest first. */
  | 'RECIPIENT_ASC'
  /** The other way round: those to one address newest first. */
  | 'RECIPIENT_DESC';

export type NotificationStatus =
  /** Given up: refused for good, or never taken. */
  | 'FAILED'
  /** On its way; tried again for three and a half hours. */
  | 'QUEUED'
  /** The mail server took it. */
  | 'SENT';

/** Whether an admin can send a mail again. */
export type ResendState =
  /** What it told is not kept any more. */
  | 'FORGOTTEN'
  /** It told a code or a secret link, once. Whoever needs another asks for a new one. */
  | 'HOLDS_SECRET'
  /** It is QUEUED. */
  | 'ON_ITS_WAY'
  /** By `resendNotification`. */
  | 'POSSIBLE';

export type AdminNotificationsQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
  filter?: Types.NotificationFilter | null | undefined;
  sort?: Types.NotificationSort | null | undefined;
}>;


export type AdminNotificationsQuery = { notifications: { nodes: Array<{ attempts: number, lastError: string | null, orderId: string | null, createdAt: string, text: string | null, id: string, kind: string, subject: string, recipient: string, status: Types.NotificationStatus, sentAt: string | null, timesSent: number, resendState: Types.ResendState }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } | null, emailTemplates: Array<{ kind: string }> | null };

export type AdminNotificationFragment = { attempts: number, lastError: string | null, orderId: string | null, createdAt: string, text: string | null, id: string, kind: string, subject: string, recipient: string, status: Types.NotificationStatus, sentAt: string | null, timesSent: number, resendState: Types.ResendState };

export const AdminNotificationFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"AdminNotification"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Notification"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"MailAgain"}},{"kind":"Field","name":{"kind":"Name","value":"attempts"}},{"kind":"Field","name":{"kind":"Name","value":"lastError"}},{"kind":"Field","name":{"kind":"Name","value":"orderId"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"text"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"MailAgain"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Notification"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"subject"}},{"kind":"Field","name":{"kind":"Name","value":"recipient"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"sentAt"}},{"kind":"Field","name":{"kind":"Name","value":"timesSent"}},{"kind":"Field","name":{"kind":"Name","value":"resendState"}}]}}]} as unknown as DocumentNode<AdminNotificationFragment, unknown>;
export const AdminNotificationsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"AdminNotifications"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"NotificationFilter"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"sort"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"NotificationSort"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"notifications"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}},{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}},{"kind":"Argument","name":{"kind":"Name","value":"sort"},"value":{"kind":"Variable","name":{"kind":"Name","value":"sort"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"AdminNotification"}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"emailTemplates"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"AdminNotification"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Notification"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"MailAgain"}},{"kind":"Field","name":{"kind":"Name","value":"attempts"}},{"kind":"Field","name":{"kind":"Name","value":"lastError"}},{"kind":"Field","name":{"kind":"Name","value":"orderId"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"text"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"MailAgain"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Notification"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"subject"}},{"kind":"Field","name":{"kind":"Name","value":"recipient"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"sentAt"}},{"kind":"Field","name":{"kind":"Name","value":"timesSent"}},{"kind":"Field","name":{"kind":"Name","value":"resendState"}}]}}]} as unknown as DocumentNode<AdminNotificationsQuery, AdminNotificationsQueryVariables>;