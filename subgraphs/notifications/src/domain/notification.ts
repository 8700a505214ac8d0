export const notificationKinds = [
  "VERIFY_EMAIL",
  "ORDER_CONFIRMATION",
  "ORDER_CANCELLED",
  "ORDER_REFUNDED",
  "SHIPMENT_UPDATE",
  "COURSE_ENROLLED",
  "SIGN_IN_CHANGED",
] as const;
export type NotificationKind = (typeof notificationKinds)[number];

/** Those that hold a code, which is secret, and worth nothing once its time is over. */
export const shortLivedKinds = ["VERIFY_EMAIL"] as const satisfies readonly NotificationKind[];

export function isShortLived(kind: NotificationKind): boolean {
  return shortLivedKinds.some((shortLived) => shortLived === kind);
}

/** A mail that went out, is to go out, or could not. What it said is not part of it: see `MailboxMail`. */
export type Notification = {
  readonly id: string;
  readonly userId: string | null;
  /** Null until accounts has told it. */
  readonly recipient: string | null;
  readonly subject: string;
  readonly createdAt: Date;
} & (
  | { readonly status: "QUEUED" }
  | { readonly status: "SENT"; readonly sentAt: Date }
  | { readonly status: "FAILED"; readonly error: string }
);
