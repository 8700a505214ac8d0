export const notificationKinds = [
  "VERIFY_EMAIL",
  "ORDER_CONFIRMATION",
  "ORDER_CANCELLED",
  "ORDER_REFUNDED",
  "ORDER_LINK",
  "SHIPMENT_UPDATE",
  "COURSE_ENROLLED",
  "ANSWERS_MARKED",
  "LESSON_QUESTION",
  "LESSON_ANSWER",
  "COURSE_ANNOUNCEMENT",
  "CART_REMINDER",
  "REVIEW_REQUEST",
  "BACK_IN_STOCK",
  "PRICE_FALL",
  "CONFIRM_STOCK_MAIL",
  "SIGN_IN_CHANGED",
  "ACCOUNT_LOCKED",
  "ACCOUNT_CHANGED",
  "PASSWORD_RESET",
  "PASSWORD_CHANGED",
  "CONFIRM_EMAIL_CHANGE",
  "EMAIL_CHANGE_REQUESTED",
  "EMAIL_CHANGED",
  "ACCOUNT_DELETED",
  "WEBHOOK_DISABLED",
  "MESSAGE",
] as const;
export type NotificationKind = (typeof notificationKinds)[number];

/** The kinds that admins may send by hand. The other kinds report an action of a service, or contain a secret. */
export const sendableKinds = [
  "MESSAGE",
  "ORDER_CONFIRMATION",
  "ORDER_CANCELLED",
  "ORDER_REFUNDED",
  "SHIPMENT_UPDATE",
  "COURSE_ENROLLED",
] as const satisfies readonly NotificationKind[];
export type SendableKind = (typeof sendableKinds)[number];

/**
 * Marketing, and mails about lessons and courses: a reader may refuse each of these kinds. All other kinds are part of a
 * purchase or of an account.
 */
export const marketingKinds = [
  "CART_REMINDER",
  "REVIEW_REQUEST",
  "BACK_IN_STOCK",
  "PRICE_FALL",
  "LESSON_QUESTION",
  "LESSON_ANSWER",
  "COURSE_ANNOUNCEMENT",
] as const satisfies readonly NotificationKind[];
export type MarketingKind = (typeof marketingKinds)[number];

export function isMarketing(kind: NotificationKind): kind is MarketingKind {
  return marketingKinds.some((marketing) => marketing === kind);
}

/** Kinds that contain a code or a link, which is secret and expires. */
const shortLivedKinds = [
  "VERIFY_EMAIL",
  "PASSWORD_RESET",
  "CONFIRM_EMAIL_CHANGE",
  "ORDER_LINK",
  "CONFIRM_STOCK_MAIL",
] as const;
export type ShortLivedKind = (typeof shortLivedKinds)[number];

export function isShortLived(kind: NotificationKind): kind is ShortLivedKind {
  return shortLivedKinds.some((shortLived) => shortLived === kind);
}

/** A mail that was sent, is queued, or failed. Its text is not part of it: see `MailboxMail`. */
export type Notification = {
  readonly id: string;
  readonly kind: NotificationKind;
  readonly userId: string | null;
  /** The order that the mail is about; null when it is about no order. */
  readonly orderId: string | null;
  /** Null until accounts has returned the address. */
  readonly recipient: string | null;
  readonly subject: string;
  readonly createdAt: Date;
  /** The number of attempts. */
  readonly attempts: number;
  /** The reason of the last failed attempt; null when none failed, and after the mail is sent. */
  readonly lastError: string | null;
  /** How often a mail server accepted the mail: more than 1 after it was sent again. */
  readonly timesSent: number;
  /** The time of the last sending; null while the mail was never sent. */
  readonly sentAt: Date | null;
  /** When a mail service reported that the last sending was delivered; null without such a report. */
  readonly deliveredAt: Date | null;
  /** Whether the data is still stored, so that the mail can be rendered again. */
  readonly keepsContent: boolean;
  /** `service:<name>` or `admin:<id>`; null for mails from an earlier release. */
  readonly sender: string | null;
} & (
  | { readonly status: "QUEUED" }
  | { readonly status: "SENT"; readonly sentAt: Date }
  | { readonly status: "DELIVERED"; readonly sentAt: Date; readonly deliveredAt: Date }
  | { readonly status: "FAILED"; readonly error: string }
);
