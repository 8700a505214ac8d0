import type { SqlParameters } from "@souk/kernel/database/sql-parameters";
import type { ProductFilter } from "../../domain/search/product-filter.js";
import type { NewestKey, SearchBounds } from "../../domain/search/search-bounds.js";
import { compareNewest, maxCandidates } from "../../domain/search/search-ranking.js";
import { endOfScan, firstHits, hitsInOrder, smallerHits } from "./bounded-hits-sql.js";
import { withoutSearch } from "./product-list-sql.js";
import { hasName, hasNameWords, hasNameWordsIndexed, hasWordsOfAnyFrequency, relevance } from "./search-conditions.js";

const newest = "product.created_at desc, product.id desc";
const oldest = "product.created_at, product.id";
const columns = "product.id, product.created_at";
/** The maximum number of products in a set that a cursor's bound limits: products may have been added to it. */
const maxWithAdded = 5 * maxCandidates;
const sets = ["exact", "names", "all"] as const;
const tables = { exact: "exact_hits", names: "smaller_hits", all: "all_hits" } as const;

/**
 * Returns a statement that ranks the candidates of a search, best first. Without bounds, the candidates are the newest
 * products of each set. With bounds, they are the products from the bound on; the limit is then larger, for products that
 * were added since the bounds were read.
 */
export function rankingSql(filter: ProductFilter, bounds: SearchBounds | null, parameters: SqlParameters): string {
  const limit = `${parameters.add(bounds === null ? maxCandidates : maxWithAdded)}::int`;
  const startOf = (bound: NewestKey | null | undefined): string =>
    bound == null ? "true" : `(${columnsOfKey}) >= ${keyIn(bound, parameters)}`;
  // When the hits are fewer than the limit, the other sets are parts of them.
  const isPartial = bounds === null ? `(select count(*) >= ${limit} from all_hits)` : String(bounds.all !== null);
  const others = withoutSearch(filter, parameters);
  const conditions = `${others} and ${hasWordsOfAnyFrequency(filter, parameters)}`;
  const inName = `${others} and ${hasNameWordsIndexed(filter, parameters)}`;
  const shared = { columns, limit, order: newest };
  const isSmaller = hasNameWords(filter, parameters);
  // Never newer than the bound of all hits.
  const start = startOf(bounds?.names);
  const all = { ...shared, start: startOf(bounds?.all), conditions, isSmaller, smallerStart: start };
  return `with ${hitsInOrder({ ...shared, start, conditions, isSmaller })},
    ${firstHits(all)}, ${smallerHits({ ...shared, start, conditions: inName, when: isPartial })}, exact_hits as materialized (
      select ${columns} from products product
      where ${isPartial} and ${hasName(filter, parameters)} and ${startOf(bounds?.exact)} and ${conditions}
      order by ${shared.order} limit ${limit}
    ), scan_end as materialized (
      ${endOfScan({ ...shared, start, when: "(select is_cut from smaller_end)" })}
    )
    select product.id, product.created_at, ${relevance(filter, parameters)} as relevance,
      ${sets.map((set) => `in_${set}`).join(", ")},
      (select created_at from scan_end) as end_at, (select id from scan_end) as end_id
    from (
      select id, ${sets.map((set) => `bool_or(part = '${set}') as in_${set}`).join(", ")}
      from (${sets.map((set) => `select id, '${set}' as part from ${tables[set]}`).join(" union all ")}) part group by id
    ) candidate cross join lateral (select * from products where id = candidate.id limit 1) product
    order by relevance desc, ${newest}`;
}

export interface RankedRow {
  readonly id: string;
  readonly created_at: Date;
  readonly relevance: string;
  readonly in_exact: boolean;
  readonly in_names: boolean;
  readonly in_all: boolean;
  /** The last product that the names were read from; null when that were all. */
  readonly end_at: Date | null;
  readonly end_id: string | null;
}

/** Returns the bounds of a ranking that was read without bounds. `rows`: all rows of it. */
export function boundsOf(rows: readonly RankedRow[]): SearchBounds {
  const all = boundOf(rows.filter((row) => row.in_all));
  if (all === null) return { exact: null, names: null, all };
  const names = boundOf(rows.filter((row) => row.in_names)) ?? endOf(rows);
  return { exact: boundOf(rows.filter((row) => row.in_exact)), names, all };
}

function boundOf(rows: readonly RankedRow[]): NewestKey | null {
  if (rows.length < maxCandidates) return null;
  return rows.map(newestKeyOf).reduce((one, other) => (compareNewest(one, other) > 0 ? one : other));
}

function endOf([row]: readonly RankedRow[]): NewestKey | null {
  return row?.end_at && row.end_id !== null ? newestKeyOf({ created_at: row.end_at, id: row.end_id }) : null;
}

export function newestKeyOf({ created_at: createdAt, id }: Pick<RankedRow, "created_at" | "id">): NewestKey {
  return { createdAt: createdAt.toISOString(), id };
}

export interface RestOfSearch {
  readonly filter: ProductFilter;
  readonly bounds: SearchBounds & { readonly all: NewestKey };
  /** The product that the page starts after; null for the first or last product behind the ranking. */
  readonly from: NewestKey | null;
  readonly direction: "forward" | "backward";
  readonly size: number;
}

/** Returns a statement for the products behind the ranking, newest first; the oldest first for a page backward. */
export function restSql({ filter, bounds, from, direction, size }: RestOfSearch, parameters: SqlParameters): string {
  const isForward = direction === "forward";
  const before = `(${columnsOfKey}) < ${keyIn(isForward && from !== null ? from : bounds.all, parameters)}`;
  const after = !isForward && from !== null ? ` and (${columnsOfKey}) > ${keyIn(from, parameters)}` : "";
  const ranked = (condition: string, bound: NewestKey | null): string =>
    bound === null ? condition : `${condition} and (${columnsOfKey}) >= ${keyIn(bound, parameters)}`;
  const conditions = `${withoutSearch(filter, parameters)} and ${hasWordsOfAnyFrequency(filter, parameters)}
    and not (${ranked(hasName(filter, parameters), bounds.exact)})
    and not (${ranked(hasNameWords(filter, parameters), bounds.names)})`;
  const order = isForward ? newest : oldest;
  const rest = { columns, order, start: `${before}${after}`, conditions };
  const first = firstHits({ ...rest, limit: `${parameters.add(size)}::int` });
  return `with ${hitsInOrder(rest)}, ${first} select product.id, product.created_at from all_hits product order by ${order}`;
}

const columnsOfKey = "product.created_at, product.id";

function keyIn({ createdAt, id }: NewestKey, parameters: SqlParameters): string {
  return `(${parameters.add(createdAt)}::timestamptz, ${parameters.add(id)}::uuid)`;
}
