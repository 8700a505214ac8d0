export const notificationKinds = [
  "VERIFY_EMAIL",
  "ORDER_CONFIRMATION",
  "ORDER_CANCELLED",
  "ORDER_REFUNDED",
  "ORDER_LINK",
  "SHIPMENT_UPDATE",
  "COURSE_ENROLLED",
  "SIGN_IN_CHANGED",
  "ACCOUNT_LOCKED",
  "ACCOUNT_CHANGED",
  "PASSWORD_RESET",
  "PASSWORD_CHANGED",
  "CONFIRM_EMAIL_CHANGE",
  "EMAIL_CHANGE_REQUESTED",
  "EMAIL_CHANGED",
  "ACCOUNT_DELETED",
] as const;
export type NotificationKind = (typeof notificationKinds)[number];

/** Those that hold a code or a link, which is secret, and worth nothing once its time is over. */
const shortLivedKinds = ["VERIFY_EMAIL", "PASSWORD_RESET", "CONFIRM_EMAIL_CHANGE", "ORDER_LINK"] as const;
export type ShortLivedKind = (typeof shortLivedKinds)[number];

export function isShortLived(kind: NotificationKind): kind is ShortLivedKind {
  return shortLivedKinds.some((shortLived) => shortLived === kind);
}

/** A mail that went out, is to go out, or could not. What it said is not part of it: see `MailboxMail`. */
export type Notification = {
  readonly id: string;
  readonly kind: NotificationKind;
  readonly userId: string | null;
  /** The order that it is about, where it is about one. */
  readonly orderId: string | null;
  /** Null until accounts has told it. */
  readonly recipient: string | null;
  readonly subject: string;
  readonly createdAt: Date;
  /** How often it was tried. */
  readonly attempts: number;
  /** Why the last try failed; null when none did, and once it is sent. */
  readonly lastError: string | null;
  /** How often a mail server has taken it: more than once where it was sent again. */
  readonly timesSent: number;
  /** When it was sent, the last time; null while it never was. */
  readonly sentAt: Date | null;
  /** Whether what it tells is here, so that it can be written once more. */
  readonly keepsContent: boolean;
} & (
  | { readonly status: "QUEUED" }
  | { readonly status: "SENT"; readonly sentAt: Date }
  | { readonly status: "FAILED"; readonly error: string }
);
