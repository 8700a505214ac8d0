import type { AuditJob } from "@souk/kernel/admin-act";
import type { ListedRow, PageRequest } from "@souk/kernel/page";
import type { NotificationContent } from "./notification-data.js";
import type { Notification, NotificationKind, ShortLivedKind } from "./notification.js";

/** A notification that is to be sent, for the first time or again. */
export type QueuedNotification = NotificationContent & {
  readonly id: string;
  readonly userId: string | null;
  readonly recipient: string | null;
};

/** With how often it was sent before. */
export type TakenNotification = QueuedNotification & { readonly timesSent: number };

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
  /** Whether it may be sent again. */
  readonly keepsData: boolean;
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
  /** `replayed`: by an earlier call with the same key; nothing was done now. */
  | { readonly kind: "queued"; readonly notification: Notification; readonly replayed?: true }
  | { readonly kind: "notFound" }
  | { readonly kind: "keyReused" }
  | { readonly kind: "onItsWay" }
  | { readonly kind: "holdsSecret"; readonly of: ShortLivedKind }
  | { readonly kind: "forgotten" };

export interface Resend {
  readonly id: string;
  readonly actorId: string;
  /** The actor's name for this attempt. */
  readonly idempotencyKey: string | null;
  /** What is to be told of it, in the same transaction. */
  readonly jobsOf: (before: Notification) => readonly AuditJob[];
}

/** Until when mails must have been written for what they told to be forgotten. */
export interface ForgottenBefore {
  /** Those that never went out. */
  readonly failed: Date;
  /** Those that did, at least once. */
  readonly sent: Date;
}

export interface GuestRecipient {
  readonly guestId: string;
  readonly recipient: string;
}

export const notificationSorts = [
  "NEWEST",
  "OLDEST",
  "RECIPIENT_ASC",
  "RECIPIENT_DESC",
  "KIND_ASC",
  "KIND_DESC",
] as const;
export type NotificationSort = (typeof notificationSorts)[number];

/** What the rules of notifications need from storage. */
export interface NotificationStore {
  /** False when there is one for this event. The job that sends it is in the same transaction. */
  insertNotification(notification: NewNotification): Promise<boolean>;
  /** Counts a try. Null when there is none, it is sent, or what it is to say is forgotten. */
  takeUnsent(id: string): Promise<TakenNotification | null>;
  /** Why a try failed after which another comes. */
  noteFailedTry(id: string, reason: string): Promise<void>;
  /** Forgets the data, unless `keepsData`. Does nothing to one that is sent, or whose data is forgotten. */
  markSent(id: string, sent: SentMail): Promise<void>;
  /** Likewise. */
  markFailed(id: string, failed: FailedMail): Promise<void>;
  /** Those that no job will send any more, since its process died at the last try, become FAILED; how many. */
  failAbandoned(error: string): Promise<number>;
  /** Mail to people who are to be forgotten loses what it told at once, its recipient and its text an hour after it was sent. */
  eraseForgotten(): Promise<void>;
  /** Forgets the data of those that do not wait, at most 10,000 of each; jobs that were given up end with it. */
  forgetContents(before: ForgottenBefore): Promise<void>;
  forgetResendKeys(before: Date): Promise<void>;
  /** Whose the notifications of these guests to these addresses are from now on. */
  changeUser(guests: readonly GuestRecipient[], userId: string): Promise<void>;
  listNotifications(
    scope: NotificationScope,
    sort: NotificationSort,
    page: PageRequest,
  ): Promise<readonly ListedRow<Notification>[]>;
  countNotifications(scope: NotificationScope): Promise<number>;
  /** Of these orders, newest first, the newest 50 of each; of all users for null. */
  notificationsOfOrders(orderIds: readonly string[], userId: string | null): Promise<readonly Notification[]>;
  keptContents(ids: readonly string[]): Promise<readonly KeptContent[]>;
  /** Makes one that is at its end QUEUED again, with all its tries; its job and `jobsOf` it are in the same transaction. */
  resend(resend: Resend): Promise<ResendOutcome>;
}
