import type { PageRequest } from "@souk/kernel/page";
import type { NotificationContent } from "./notification-data.js";
import type { Notification } from "./notification.js";

/** A notification on its way in: its data is kept until it is sent or given up, and not a moment longer. */
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

/** What the rules of notifications need from storage. */
export interface NotificationStore {
  /** False when there is one for this event. The job that sends it is in the same transaction. */
  insertNotification(notification: NewNotification): Promise<boolean>;
  /** Null when there is none, or it is not queued any more. */
  findQueued(id: string): Promise<QueuedNotification | null>;
  /** Both forget the data, and do nothing to one that is not queued any more. */
  markSent(id: string, sent: SentMail): Promise<void>;
  markFailed(id: string, failed: { readonly recipient: string | null; readonly error: string }): Promise<void>;
  /** Newest first; of all users for null. */
  listNotifications(userId: string | null, page: PageRequest): Promise<readonly Notification[]>;
  countNotifications(userId: string | null): Promise<number>;
}
