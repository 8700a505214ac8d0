/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type * as Types from '../../../../graph/schema-types.generated';

import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';
/** All given conditions must match. */
export type NotificationFilter = {
  /** A value of `Notification.kind`. */
  kind?: string | null | undefined;
  orderId?: string | null | undefined;
  /** The whole address, case-insensitive. */
  recipient?: string | null | undefined;
  /** A part of the subject or the address; at most 254 characters. */
  search?: string | null | undefined;
  status?: NotificationStatus | null | undefined;
};

export type NotificationSort =
  /** By `kind`; mails of one kind oldest first. */
  | 'KIND_ASC'
  /** By `kind`, in descending order; mails of one kind newest first. */
  | 'KIND_DESC'
  | 'NEWEST'
  | 'OLDEST'
  /** By recipient, case-insensitive, unknown addresses first; mails to one address oldest first. */
  | 'RECIPIENT_ASC'
  /** By recipient, in descending order; mails to one address newest first. */
  | 'RECIPIENT_DESC';

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

export type AdminNotificationsQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
  filter?: Types.NotificationFilter | null | undefined;
  sort?: Types.NotificationSort | null | undefined;
}>;


export type AdminNotificationsQuery = { notifications: { nodes: Array<{ attempts: number, lastError: string | null, sender: string | null, orderId: string | null, createdAt: string, text: string | null, id: string, kind: string, subject: string, recipient: string, status: Types.NotificationStatus, sentAt: string | null, timesSent: number, resendState: Types.ResendState }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } | null, emailTemplates: Array<{ kind: string }> | null };

export type AdminNotificationFragment = { attempts: number, lastError: string | null, sender: string | null, orderId: string | null, createdAt: string, text: string | null, id: string, kind: string, subject: string, recipient: string, status: Types.NotificationStatus, sentAt: string | null, timesSent: number, resendState: Types.ResendState };

export const AdminNotificationFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"AdminNotification"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Notification"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"MailAgain"}},{"kind":"Field","name":{"kind":"Name","value":"attempts"}},{"kind":"Field","name":{"kind":"Name","value":"lastError"}},{"kind":"Field","name":{"kind":"Name","value":"sender"}},{"kind":"Field","name":{"kind":"Name","value":"orderId"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"text"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"MailAgain"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Notification"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"subject"}},{"kind":"Field","name":{"kind":"Name","value":"recipient"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"sentAt"}},{"kind":"Field","name":{"kind":"Name","value":"timesSent"}},{"kind":"Field","name":{"kind":"Name","value":"resendState"}}]}}]} as unknown as DocumentNode<AdminNotificationFragment, unknown>;
export const AdminNotificationsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"AdminNotifications"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"NotificationFilter"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"sort"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"NotificationSort"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"notifications"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}},{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}},{"kind":"Argument","name":{"kind":"Name","value":"sort"},"value":{"kind":"Variable","name":{"kind":"Name","value":"sort"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"AdminNotification"}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"emailTemplates"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"AdminNotification"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Notification"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"MailAgain"}},{"kind":"Field","name":{"kind":"Name","value":"attempts"}},{"kind":"Field","name":{"kind":"Name","value":"lastError"}},{"kind":"Field","name":{"kind":"Name","value":"sender"}},{"kind":"Field","name":{"kind":"Name","value":"orderId"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"text"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"MailAgain"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Notification"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"subject"}},{"kind":"Field","name":{"kind":"Name","value":"recipient"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"sentAt"}},{"kind":"Field","name":{"kind":"Name","value":"timesSent"}},{"kind":"Field","name":{"kind":"Name","value":"resendState"}}]}}]} as unknown as DocumentNode<AdminNotificationsQuery, AdminNotificationsQueryVariables>;