import type { PageRequest } from "@souk/kernel/page";
import type { SqlParameters } from "@souk/kernel/sql-parameters";
import type { NotificationScope } from "../domain/notification-store.js";

/** The conditions of a list of `notifications`. */
export function scopeConditions({ userId, filter }: NotificationScope, parameters: SqlParameters): string {
  const { status, kind, recipient, orderId, search } = filter;
  const conditions = ["true"];
  if (userId !== null) conditions.push(`user_id = ${parameters.add(userId)}`);
  // by its text, so that the planner sees that the index of what is not sent holds them all
  if (status !== undefined) conditions.push(`status = '${status}'`);
  if (kind !== undefined) conditions.push(`kind = ${parameters.add(kind)}`);
  if (recipient !== undefined) conditions.push(`lower(recipient) = lower(${parameters.add(recipient)})`);
  if (orderId !== undefined) conditions.push(`order_id = ${parameters.add(orderId)}`);
  if (search !== undefined) {
    const literal = search.replace(/[\\%_]/g, "\\$&");
    conditions.push(`search_text like '%' || lower(${parameters.add(literal)}::text) || '%'`);
  }
  return conditions.join(" and ");
}

export function startOf(
  from: NonNullable<PageRequest["from"]>,
  towardsOlder: boolean,
  parameters: SqlParameters,
): string {
  const [createdAt, id] = from;
  const start = `(${parameters.add(String(createdAt))}::text::timestamptz, ${parameters.add(String(id))}::text::uuid)`;
  return `(created_at, id) ${towardsOlder ? "<" : ">"} ${start}`;
}
