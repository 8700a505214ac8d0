import type { AuditJob } from "@souk/kernel/admin-act";
import type { PageRequest } from "@souk/kernel/page";
import type { NotificationContent } from "./notification-data.js";
import type { Notification, NotificationKind } from "./notification.js";

/** A notification that is to be sent, for the first time or again. */
export type QueuedNotification = NotificationContent & {
  readonly id: string;
  readonly userId: string | null;
  readonly recipient: string | null;
};

export type NewNotification = QueuedNotification & {
  readonly orderId: string | null;
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

/** All that is there has to hold. */
export interface NotificationFilter {
  readonly status?: Notification["status"];
  readonly kind?: NotificationKind;
  /** The whole address, in any case. */
  readonly recipient?: string;
  readonly orderId?: string;
  /** A part of the subject or of the address. */
  readonly search?: string;
}

/** Whose, and which of them; of all users for null. */
export interface NotificationScope {
  readonly userId: string | null;
  readonly filter: NotificationFilter;
}

/** What a mail said as far as it is here: as it was sent, or what it is to be made of. */
export type KeptContent = {
  readonly id: string;
  readonly body: { readonly text: string; readonly html: string } | null;
  readonly content: NotificationContent | null;
};

export type ResendOutcome =
  | { readonly kind: "queued"; readonly notification: Notification }
  | { readonly kind: "notFound" }
  | { readonly kind: "onItsWay" }
  | { readonly kind: "alreadySent" }
  | { readonly kind: "forgotten" };

export interface GuestRecipient {
  readonly guestId: string;
  readonly recipient: string;
}

/** What the rules of notifications need from storage. */
export interface NotificationStore {
  /** False when there is one for this event. The job that sends it is in the same transaction. */
  insertNotification(notification: NewNotification): Promise<boolean>;
  /** Counts a try. Null when there is none, or what it is to say is forgotten: it was sent or refused for good. */
  takeUnsent(id: string): Promise<QueuedNotification | null>;
  /** Why a try failed after which another comes. */
  noteFailedTry(id: string, reason: string): Promise<void>;
  /** Forgets the data. Does nothing to one whose data is forgotten. */
  markSent(id: string, sent: SentMail): Promise<void>;
  /** Forgets the data, unless `keepsData`. Does nothing to one whose data is forgotten. */
  markFailed(id: string, failed: FailedMail): Promise<void>;
  /** Those that no job will send any more, since its process died at the last try, become FAILED; how many. */
  failAbandoned(error: string): Promise<number>;
  /** Mail to people who are to be forgotten loses its recipient and its text, an hour after it was sent. */
  eraseForgotten(): Promise<void>;
  /** Forgets the data of failed ones from before; their jobs end with it. */
  forgetFailed(before: Date): Promise<void>;
  /** Whose the notifications of these guests to these addresses are from now on. */
  changeUser(guests: readonly GuestRecipient[], userId: string): Promise<void>;
  /** Newest first. */
  listNotifications(scope: NotificationScope, page: PageRequest): Promise<readonly Notification[]>;
  countNotifications(scope: NotificationScope): Promise<number>;
  /** Of these orders, newest first, the newest 50 of each; of all users for null. */
  notificationsOfOrders(orderIds: readonly string[], userId: string | null): Promise<readonly Notification[]>;
  keptContents(ids: readonly string[]): Promise<readonly KeptContent[]>;
  /** Makes one that was given up QUEUED again, with all its tries; its job and `jobsOf` it are in the same transaction. */
  resend(id: string, jobsOf: (before: Notification) => readonly AuditJob[]): Promise<ResendOutcome>;
}
