import { customConditionSql, customSortKey, customWords } from "@souk/kernel/custom-fields/custom-columns";
import type { CustomSort } from "@souk/kernel/custom-fields/custom-filter";
import {
  keysetClauses,
  type KeysetClauses,
  type KeysetOrder,
  type SortKey,
} from "@souk/kernel/database/keyset-clauses";
import { wordPrefixes } from "@souk/kernel/database/search-terms";
import type { PageRequest } from "@souk/kernel/values/page";
import type { SqlParameters } from "@souk/kernel/database/sql-parameters";
import type { UserFilter, userSorts, UserSort } from "../../domain/users/user-store.js";
import { addressKey } from "../sign-in/sign-in-budget-sql.js";

/** Returns the condition for a list of `users`, locked or not at `now`. */
export function userCondition(filter: UserFilter, now: Date, parameters: SqlParameters): string {
  const { search, searchedCustom, role, isActive, isLocked, custom = [] } = filter;
  const conditions = ["true", ...custom.map((condition) => customConditionSql(condition, customColumn, parameters))];
  if (search != null) conditions.push(anySearchCondition(search, searchedCustom, parameters));
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

/** A union instead of "or", which would scan all users. */
function anySearchCondition(search: string, fields: UserFilter["searchedCustom"], parameters: SqlParameters): string {
  const plain = searchCondition(search, parameters);
  const words = fields ? wordPrefixes(search) : null;
  if (!fields || words === null) return plain;
  const found = `${customWords(fields, customColumn)} @@ to_tsquery('simple', ${parameters.add(words)})`;
  return `users.id in (select users.id from users where ${plain} union select users.id from users where ${found})`;
}

const customColumn = "users.custom";
const id: SortKey = { value: "users.id", type: "uuid" };
const byTime = [{ value: "users.created_at", type: "timestamptz" }, id] as const;
/** A list shows the address of a user without a name, so it sorts by the address too. */
const byName = [{ value: "users.sort_name", type: "text" }, id] as const;
const byEmail = [{ value: "lower(users.email)", type: "text" }, id] as const;
const orders: Readonly<Record<(typeof userSorts)[number], KeysetOrder>> = {
  NEWEST: { keys: byTime, descending: true },
  OLDEST: { keys: byTime, descending: false },
  NAME_ASC: { keys: byName, descending: false },
  NAME_DESC: { keys: byName, descending: true },
  EMAIL_ASC: { keys: byEmail, descending: false },
  EMAIL_DESC: { keys: byEmail, descending: true },
};

/** The sorts by custom fields, by their names. */
export type UserCustomSorts = ReadonlyMap<string, CustomSort>;

export interface UserPage {
  readonly sort: UserSort;
  readonly page: PageRequest;
  readonly customSorts: UserCustomSorts;
}

export function userPage({ sort, page, customSorts }: UserPage, parameters: SqlParameters): KeysetClauses {
  return keysetClauses(keysetOrder(sort, customSorts), page, parameters);
}

function keysetOrder(sort: UserSort, customSorts: UserCustomSorts): KeysetOrder {
  if (isOwnSort(sort)) return orders[sort];
  const custom = customSorts.get(sort);
  if (!custom) throw new Error(`no user can be sorted by ${sort}`);
  return { keys: [customSortKey(custom.field, customColumn), id], descending: custom.descending };
}

const isOwnSort = (sort: UserSort): sort is keyof typeof orders => sort in orders;
