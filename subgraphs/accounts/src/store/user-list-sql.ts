import type { PageRequest } from "@souk/kernel/page";
import type { SqlParameters } from "@souk/kernel/sql-parameters";
import type { UserFilter } from "../domain/user-store.js";
import { addressKey } from "./sign-in-budget-sql.js";

/** The condition of a list of `users`, locked or not at `now`. */
export function userCondition(filter: UserFilter, now: Date, parameters: SqlParameters): string {
  const { search, role, isActive, isLocked } = filter;
  const conditions = ["true"];
  if (search != null) conditions.push(searchCondition(search, parameters));
  if (role != null) conditions.push(`users.role = ${parameters.add(role)}`);
  if (isActive != null) conditions.push(`users.is_active = ${parameters.add(isActive)}`);
  if (isLocked != null) conditions.push(`${isLocked ? "" : "not "}${lockedCondition(parameters.add(now))}`);
  return conditions.join(" and ");
}

function lockedCondition(now: string): string {
  return `${addressKey("users.email")} in (select key from sign_in_budgets where locked_until > ${now}::timestamptz)`;
}

/** A part of the email, the username or the full name, as text and not as a pattern. */
export function searchCondition(search: string, parameters: SqlParameters): string {
  const literal = search.replace(/[\\%_]/g, "\\$&");
  return `users.search_text like '%' || searchable(${parameters.add(literal)}::text) || '%'`;
}

/** Newest first; one row more than the page shows. */
export function newestPage(
  { from, size }: PageRequest,
  parameters: SqlParameters,
): { readonly start: string; readonly order: string } {
  const order = `order by users.created_at desc, users.id desc limit ${parameters.add(size + 1)}`;
  if (from === null) return { start: "true", order };
  const [createdAt, id] = from;
  const key = `(${parameters.add(String(createdAt))}::text::timestamptz, ${parameters.add(String(id))}::text::uuid)`;
  return { start: `(users.created_at, users.id) < ${key}`, order };
}
