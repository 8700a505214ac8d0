import type { PageRequest } from "../values/page.js";
import type { SqlParameters } from "./sql-parameters.js";

/** One value by which rows are sorted. */
export interface SortKey {
  /** An SQL expression. Never null, because no page could start after a row with null. */
  readonly value: string;
  /** The SQL type for reading the cursor's text. */
  readonly type: "bigint" | "int" | "numeric" | "text" | "timestamptz" | "uuid";
}

export interface KeysetOrder {
  /** The last key makes every row unique. All keys sort in one direction, so that one index serves both directions. */
  readonly keys: readonly SortKey[];
  readonly descending: boolean;
}

/** The parts that a page adds to a list statement. */
export interface KeysetClauses {
  /** The condition for rows after the cursor. */
  readonly start: string;
  /** The order of the rows, with a limit of one more than the page size. */
  readonly order: string;
  /** The values of `order` with their directions, and its limit, for a statement that uses them apart. */
  readonly sorted: string;
  readonly limit: string;
  /** The row's cursor values, as a JSON array. */
  readonly key: string;
}

export function keysetClauses(
  { keys, descending }: KeysetOrder,
  { direction, size, from }: PageRequest,
  parameters: SqlParameters,
): KeysetClauses {
  const towardsLess = descending === (direction === "forward");
  const keyword = towardsLess ? "desc" : "asc";
  const values = keys.map(({ value }) => value).join(", ");
  const sorted = keys.map(({ value }) => `${value} ${keyword}`).join(", ");
  const limit = parameters.add(size + 1);
  const order = `order by ${sorted} limit ${limit}`;
  const key = `json_build_array(${values})`;
  if (from === null) return { start: "true", order, sorted, limit, key };
  const given = keys.map(({ type }, place) => `${parameters.add(String(from[place]))}::text::${type}`);
  return { start: `(${values}) ${towardsLess ? "<" : ">"} (${given.join(", ")})`, order, sorted, limit, key };
}
