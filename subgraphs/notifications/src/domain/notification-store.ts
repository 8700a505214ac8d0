import type { PageRequest } from "@souk/kernel/page";
import type { NotificationContent } from "./notification-data.js";
import type { Notification } from "./notification.js";

/** A notification that is to be sent, for the first time or again. */
export type QueuedNotification = NotificationContent & {
  readonly id: string;
  readonly userId: string | null;
  readonly recipient: string | null;
};

export type NewNotification = QueuedNotification & {
  /** Unique: the same event is notified of once. */
  readonly eventId: string;
  readonly subject: string;
  readonly createdAt: Date;
};

export interface SentMail {
  readonly recipient: string;
  readonly sentAt: Date;
  /** Only where the mail went nowhere else. */
  readonly body: { readonly text: string; readonly html: string } | null;
}

export interface FailedMail {
  readonly recipient: string | null;
  readonly error: string;
  /** Whether it may be sent again. */
  readonly keepsData: boolean;
}

export interface GuestRecipient {
  readonly guestId: string;
  readonly recipient: string;
}

/** What the rules of notifications need from storage. */
export interface NotificationStore {
  /** False when there is one for this event. The job that sends it is in the same transaction. */
  insertNotification(notification: NewNotification): Promise<boolean>;
  /** Null when there is none, or what it is to say is forgotten: it was sent or refused for good. */
  findUnsent(id: string): Promise<QueuedNotification | null>;
  /** Forgets the data. Does nothing to one whose data is forgotten. */
  markSent(id: string, sent: SentMail): Promise<void>;
  /** Forgets the data, unless `keepsData`. Does nothing to one whose data is forgotten. */
  markFailed(id: string, failed: FailedMail): Promise<void>;
  /** Those that no job will send any more, since its process died at the last try, become FAILED; how many. */
  failAbandoned(error: string): Promise<number>;
  /** Forgets the data of failed ones from before; their jobs end with it. */
  /** Mail to people who are to be forgotten loses its recipient and its text, an hour after it was sent. */
  eraseForgotten(): Promise<void>;
  forgetFailed(before: Date): Promise<void>;
  /** Whose the notifications of these guests to these addresses are from now on. */
  changeUser(guests: readonly GuestRecipient[], userId: string): Promise<void>;
  /** Newest first; of all users for null. */
  listNotifications(userId: string | null, page: PageRequest): Promise<readonly Notification[]>;
  countNotifications(userId: string | null): Promise<number>;
}
