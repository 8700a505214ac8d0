import type { Notification } from "../domain/notification.js";

/** The columns of `notificationColumns`. */
export interface NotificationRow {
  readonly id: string;
  readonly user_id: string | null;
  readonly recipient: string | null;
  readonly subject: string;
  readonly status: Notification["status"];
  readonly error: string | null;
  readonly created_at: Date;
  readonly sent_at: Date | null;
}

export const notificationColumns = `id, user_id, recipient, subject, status, error, created_at, sent_at`;

export function notificationFromRow(row: NotificationRow): Notification {
  const { id, user_id: userId, recipient, subject, created_at: createdAt } = row;
  const plain = { id, userId, recipient, subject, createdAt };
  if (row.sent_at) return { ...plain, status: "SENT", sentAt: row.sent_at };
  if (row.error !== null) return { ...plain, status: "FAILED", error: row.error };
  return { ...plain, status: "QUEUED" };
}
