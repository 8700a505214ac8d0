import type { Notification, NotificationKind } from "../domain/notification.js";

/** The columns of `notificationColumns`. */
export interface NotificationRow {
  readonly id: string;
  readonly kind: NotificationKind;
  readonly user_id: string | null;
  readonly order_id: string | null;
  readonly recipient: string | null;
  readonly subject: string;
  /** The table has no DELIVERED: such a mail is SENT with a time of delivery. */
  readonly status: Exclude<Notification["status"], "DELIVERED">;
  readonly error: string | null;
  readonly attempts: number;
  readonly last_error: string | null;
  readonly created_at: Date;
  readonly sent_at: Date | null;
  readonly delivered_at: Date | null;
  readonly times_sent: number;
  readonly keeps_content: boolean;
  readonly sender: string | null;
}

export const notificationColumns = `id, kind, user_id, order_id, recipient, subject, status, error, attempts, last_error,
  created_at, sent_at, delivered_at, times_sent, data is not null as keeps_content, sender`;

export function notificationFromRow(row: NotificationRow): Notification {
  const { id, kind, user_id: userId, order_id: orderId, recipient, subject, attempts, created_at: createdAt } = row;
  const { sent_at: sentAt, delivered_at: deliveredAt, times_sent: timesSent, keeps_content: keepsContent } = row;
  const plain = {
    id,
    kind,
    userId,
    orderId,
    recipient,
    subject,
    attempts,
    createdAt,
    sentAt,
    deliveredAt,
    timesSent,
    keepsContent,
    sender: row.sender,
  };
  if (row.status === "SENT" && sentAt && deliveredAt)
    return { ...plain, status: "DELIVERED", sentAt, deliveredAt, lastError: null };
  if (row.status === "SENT" && sentAt) return { ...plain, status: "SENT", sentAt, lastError: null };
  if (row.error !== null) return { ...plain, status: "FAILED", error: row.error, lastError: row.error };
  return { ...plain, status: "QUEUED", lastError: row.last_error };
}
