import type { PageRequest } from "./page.js";
import type { SqlParameters } from "./sql-parameters.js";

/** What rows are put in order by. */
export interface SortKey {
  /** In SQL. Never null: after a row without it no page could start. */
  readonly value: string;
  /** How the cursor's text is read back. */
  readonly type: "bigint" | "int" | "text" | "timestamptz" | "uuid";
}

export interface KeysetOrder {
  /** The last one tells any two rows apart. All of them go one way, so that one index serves both. */
  readonly keys: readonly SortKey[];
  readonly descending: boolean;
}

/** What a page adds to the statement of a list. */
export interface KeysetClauses {
  /** The condition that its rows come after the cursor. */
  readonly start: string;
  /** In which order they are read, and one more of them than the page shows. */
  readonly order: string;
  /** The values of a row for its cursor, as an array of JSON. */
  readonly key: string;
}

export function keysetClauses(
  { keys, descending }: KeysetOrder,
  { direction, size, from }: PageRequest,
  parameters: SqlParameters,
): KeysetClauses {
  const towardsLess = descending === (direction === "forward");
  const way = towardsLess ? "desc" : "asc";
  const values = keys.map(({ value }) => value).join(", ");
  const ordered = keys.map(({ value }) => `${value} ${way}`).join(", ");
  const order = `order by ${ordered} limit ${parameters.add(size + 1)}`;
  const key = `json_build_array(${values})`;
  if (from === null) return { start: "true", order, key };
  const given = keys.map(({ type }, place) => `${parameters.add(String(from[place]))}::text::${type}`);
  return { start: `(${values}) ${towardsLess ? "<" : ">"} (${given.join(", ")})`, order, key };
}
