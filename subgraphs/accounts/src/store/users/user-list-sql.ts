import {
  keysetClauses,
  type KeysetClauses,
  type KeysetOrder,
  type SortKey,
} from "@souk/kernel/database/keyset-clauses";
import type { PageRequest } from "@souk/kernel/values/page";
import type { SqlParameters } from "@souk/kernel/database/sql-parameters";
import type { UserFilter, UserSort } from "../../domain/users/user-store.js";
import { addressKey } from "../sign-in/sign-in-budget-sql.js";

/** Returns the condition for a list of `users`, locked or not at `now`. */
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

/** Matches a part of the email, the username or the full name as text, not as a pattern. */
export function searchCondition(search: string, parameters: SqlParameters): string {
  const literal = search.replace(/[\\%_]/g, "\\$&");
  return `users.search_text like '%' || searchable(${parameters.add(literal)}::text) || '%'`;
}

const id: SortKey = { value: "users.id", type: "uuid" };
const byTime = [{ value: "users.created_at", type: "timestamptz" }, id] as const;
/** A list shows the address of a user without a name, so it sorts by the address too. */
const byName = [{ value: "users.sort_name", type: "text" }, id] as const;
const byEmail = [{ value: "lower(users.email)", type: "text" }, id] as const;
const orders: Readonly<Record<UserSort, KeysetOrder>> = {
  NEWEST: { keys: byTime, descending: true },
  OLDEST: { keys: byTime, descending: false },
  NAME_ASC: { keys: byName, descending: false },
  NAME_DESC: { keys: byName, descending: true },
  EMAIL_ASC: { keys: byEmail, descending: false },
  EMAIL_DESC: { keys: byEmail, descending: true },
};

export function userPage(sort: UserSort, page: PageRequest, parameters: SqlParameters): KeysetClauses {
  return keysetClauses(orders[sort], page, parameters);
}
