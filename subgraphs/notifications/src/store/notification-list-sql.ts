import type { KeysetOrder } from "@souk/kernel/database/keyset-clauses";
import type { SqlParameters } from "@souk/kernel/database/sql-parameters";
import type { Notification } from "../domain/notification.js";
import type { NotificationScope, NotificationSort } from "../domain/notification-store.js";

/** Literals, so that the planner can use the partial indexes. */
const statusConditions: Readonly<Record<Notification["status"], string>> = {
  QUEUED: "status = 'QUEUED'",
  SENT: "status = 'SENT' and delivered_at is null",
  DELIVERED: "status = 'SENT' and delivered_at is not null",
  FAILED: "status = 'FAILED'",
};

/** Returns the conditions for a list of `notifications`. */
export function scopeConditions({ userId, filter }: NotificationScope, parameters: SqlParameters): string {
  const { status, kind, recipient, orderId, search } = filter;
  const conditions = ["true"];
  if (userId !== null) conditions.push(`user_id = ${parameters.add(userId)}`);
  if (status !== undefined) conditions.push(statusConditions[status]);
  if (kind !== undefined) conditions.push(`kind = ${parameters.add(kind)}`);
  if (recipient !== undefined) conditions.push(`lower(recipient) = lower(${parameters.add(recipient)})`);
  if (orderId !== undefined) conditions.push(`order_id = ${parameters.add(orderId)}`);
  if (search !== undefined) {
    const literal = search.replace(/[\\%_]/g, "\\$&");
    conditions.push(`search_text like '%' || lower(${parameters.add(literal)}::text) || '%'`);
  }
  return conditions.join(" and ");
}

const byTime = [
  { value: "created_at", type: "timestamptz" },
  { value: "id", type: "uuid" },
] as const;
/** Mails without a known address come first. */
const byRecipient = [{ value: "lower(coalesce(recipient, ''))", type: "text" }, ...byTime] as const;
const byKind = [{ value: "kind", type: "text" }, ...byTime] as const;
export const notificationOrders: Readonly<Record<NotificationSort, KeysetOrder>> = {
  NEWEST: { keys: byTime, descending: true },
  OLDEST: { keys: byTime, descending: false },
  RECIPIENT_ASC: { keys: byRecipient, descending: false },
  RECIPIENT_DESC: { keys: byRecipient, descending: true },
  KIND_ASC: { keys: byKind, descending: false },
  KIND_DESC: { keys: byKind, descending: true },
};
