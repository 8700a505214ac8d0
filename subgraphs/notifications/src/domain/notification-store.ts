import type { AuditJob } from "@souk/kernel/audit/admin-action";
import type { ListedRow, PageRequest } from "@souk/kernel/values/page";
import type { NotificationContent } from "./notification-data.js";
import type { Notification, NotificationKind, ShortLivedKind } from "./notification.js";
import type { Locale } from "@souk/kernel/values/locale";

/** A notification to send, for the first time or again. */
export type QueuedNotification = NotificationContent & {
  readonly id: string;
  readonly userId: string | null;
  readonly recipient: string | null;
  /** Null: the language of the account, which is known when the mail is sent. */
  readonly locale?: Locale | null;
};

/** A taken notification, with the number of times that it was sent before. */
export type ClaimedNotification = QueuedNotification & { readonly timesSent: number };

export type NewNotification = QueuedNotification & {
  readonly orderId: string | null;
  /** Unique: each event has one notification. */
  readonly eventId: string;
  readonly subject: string;
  readonly createdAt: Date;
  /** `service:<name>` or `admin:<id>`; null when unknown. */
  readonly sender: string | null;
};

export interface SentMail {
  readonly recipient: string;
  /** The language and the subject, which may be known only at sending; unchanged when absent. */
  readonly locale?: Locale;
  readonly subject?: string;
  readonly sentAt: Date;
  /** Set only when the mail stayed in the dev mailbox. */
  readonly body: { readonly text: string; readonly html: string } | null;
  /** Whether the mail may be sent again. */
  readonly keepsData: boolean;
}

export interface FailedMail {
  readonly recipient: string | null;
  readonly error: string;
  /** Whether the mail may be sent again. */
  readonly keepsData: boolean;
}

/** The fate of one sending of a mail. */
export interface MailEnding {
  readonly id: string;
  /** How often the mail was sent before. A report on an earlier sending changes nothing. */
  readonly round: number;
  /** The reason of the bounce; null when the mail was delivered. */
  readonly bounce: string | null;
}

/** All given conditions must match. */
export interface NotificationFilter {
  readonly status?: Notification["status"];
  readonly kind?: NotificationKind;
  /** The whole address, case-insensitive. */
  readonly recipient?: string;
  readonly orderId?: string;
  /** A part of the subject or of the address. */
  readonly search?: string;
}

/** The user and the filter; a null user id selects all users. */
export interface NotificationScope {
  readonly userId: string | null;
  readonly filter: NotificationFilter;
}

/** The stored content of a mail: the text as it was sent, or the data to render it from. */
export type StoredContent = {
  readonly id: string;
  readonly body: { readonly text: string; readonly html: string } | null;
  readonly content: NotificationContent | null;
  readonly locale?: Locale | null;
};

export type ResendOutcome =
  /** `replayed`: an earlier call with the same key queued the mail; this call did nothing. */
  | { readonly kind: "queued"; readonly notification: Notification; readonly replayed?: true }
  | { readonly kind: "notFound" }
  | { readonly kind: "keyReused" }
  | { readonly kind: "onItsWay" }
  | { readonly kind: "holdsSecret"; readonly of: ShortLivedKind }
  | { readonly kind: "forgotten" };

export interface Resend {
  readonly id: string;
  readonly actorId: string;
  /** The actor's key for this attempt. */
  readonly idempotencyKey: string | null;
  /** Builds the audit jobs, which are enqueued in the same transaction. */
  readonly jobsOf: (before: Notification) => readonly AuditJob[];
}

/** A notification that an admin sends. Its `eventId` contains the idempotency key. */
export interface AdminMessage {
  readonly notification: NewNotification;
  /** The present address of the recipient: the recipient's limit counts mails to the account and to this address. */
  readonly address: string;
  /** A repeat with the same key has the same hash. */
  readonly requestHash: string;
  /** The maximum numbers of messages from one sender and to one recipient in the past hour. */
  readonly maxPerHour: { readonly bySender: number; readonly toRecipient: number };
  readonly jobs: readonly AuditJob[];
}

export type AdminMessageOutcome =
  /** `isReplay`: an earlier call with the same key queued it. */
  | { readonly kind: "queued"; readonly notification: Notification; readonly isReplay: boolean }
  | { readonly kind: "keyReused" }
  | { readonly kind: "tooMany"; readonly retryAt: Date };

/** The contents of mails that were written before these times are forgotten. */
export interface ForgottenBefore {
  /** For mails that were never sent. */
  readonly failed: Date;
  /** For mails that were sent at least once. */
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

/** The storage that the rules of notifications use. */
export interface NotificationStore {
  /** Returns false when the event already has a notification. The sending job is in the same transaction. */
  insertNotification(notification: NewNotification): Promise<boolean>;
  /** Returns the language of the newest mail about the order; null without one. */
  localeOfOrder(orderId: string): Promise<Locale | null>;
  /** Inserts once per key, within the limits. The sending job and `jobs` are in the same transaction. */
  insertAdminMessage(message: AdminMessage): Promise<AdminMessageOutcome>;
  /** Counts an attempt. Returns null when the notification does not exist, is sent, or has no content any more. */
  takeUnsent(id: string): Promise<ClaimedNotification | null>;
  /**
   * Returns whether the mail was written before this time, or an order of its reader was confirmed since it was written.
   */
  isOutdated(id: string, writtenBefore: Date): Promise<boolean>;
  /** Stores the reason of a failed attempt that will be retried. */
  noteFailedTry(id: string, reason: string): Promise<void>;
  /** Deletes the data, unless `keepsData`. Does nothing when the mail is sent already, or its data was deleted. */
  markSent(id: string, sent: SentMail): Promise<void>;
  /** Deletes the data, unless `keepsData`. Does nothing when the mail is sent already, or its data was deleted. */
  markFailed(id: string, failed: FailedMail): Promise<void>;
  /**
   * Marks sent mails as delivered or bounced. Returns the number of endings that came before `markSent`, which the mail
   * service must report again.
   */
  endMails(endings: readonly MailEnding[], reportedAt: Date): Promise<number>;
  /**
   * Marks mails as FAILED that no job will send any more, because their process died during the last attempt. Returns
   * their number.
   */
  failAbandoned(error: string): Promise<number>;
  /**
   * Erases mail to people who are to be forgotten: the data at once, the recipient and the text an hour after the mail
   * was sent.
   */
  eraseForgotten(): Promise<void>;
  /** Deletes the data of up to 10,000 sent and 10,000 failed mails. The jobs of failed mails are completed too. */
  forgetContents(before: ForgottenBefore): Promise<void>;
  forgetResendKeys(before: Date): Promise<void>;
  /** Assigns the notifications of these guests at these addresses to the user. */
  changeUser(guests: readonly GuestRecipient[], userId: string): Promise<void>;
  listNotifications(
    scope: NotificationScope,
    sort: NotificationSort,
    page: PageRequest,
  ): Promise<readonly ListedRow<Notification>[]>;
  countNotifications(scope: NotificationScope): Promise<number>;
  /** Returns the 50 newest notifications of each order, newest first; for all users when `userId` is null. */
  notificationsOfOrders(orderIds: readonly string[], userId: string | null): Promise<readonly Notification[]>;
  storedContents(ids: readonly string[]): Promise<readonly StoredContent[]>;
  /**
   * Makes a sent or failed mail QUEUED again, with all attempts. Its job and the jobs from `jobsOf` are in the same
   * transaction.
   */
  resend(resend: Resend): Promise<ResendOutcome>;
}
