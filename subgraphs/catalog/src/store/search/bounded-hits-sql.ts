/** The first rows of the order. They show how frequent the hits are. */
const probedRows = 1000;
/** The number of hits among them from which on reading in order is worth it. */
const fewestHits = 4;
/** The maximum number of rows that are read in order. */
const scannedRows = 40_000;

export interface ReadInOrder {
  /** SQL expressions over `products product`, each with its name. */
  readonly columns: string;
  /** An order that an index of products supports. */
  readonly order: string;
  /** The condition for the first row of the order. */
  readonly start: string;
}

export interface HitsInOrder extends ReadInOrder {
  readonly conditions: string;
  /** Which of the hits are also in the smaller set. */
  readonly isSmaller?: string;
}

/**
 * A frequent word is found soon by reading products in the requested order; a rare word is found by its index, and its
 * few hits are then sorted. PostgreSQL does not know which is which, because a prepared statement has one plan for all
 * words. Therefore the statement counts the hits among the first rows, and uses the index when reading in order finds
 * too few. Its limits are subqueries: PostgreSQL would otherwise sort a small table whole. Returns the common table expressions `probed` and `scanned`; `scanned` reads rows only when they are used.
 */
export function hitsInOrder({ columns, order, start, conditions, isSmaller = "false" }: HitsInOrder): string {
  const firstRows = (rows: number, condition: string): string => `(
      select * from products product
      where product.deleted_at is null and ${start} and ${condition} order by ${order} limit (select ${rows})
    ) product`;
  return `
  probed as materialized (
    select count(*) >= ${fewestHits} as has_many from ${firstRows(probedRows, "true")} where ${conditions}
  ), smaller_probed as materialized (
    select count(*) > 0 as has_many from ${firstRows(probedRows, "true")} where ${isSmaller}
  ), scanned as materialized (
    select ${columns}, ${isSmaller} as is_smaller
    from ${firstRows(scannedRows, "(select has_many from probed)")} where ${conditions}
  )`;
}

/** Returns a condition: one of the newest products meets the conditions. It is false for most rare hits. */
export function isAmongNewest(conditions: string): string {
  return `exists (
    select from (
      select * from products product where product.deleted_at is null
      order by product.created_at desc, product.id desc limit (select ${probedRows})
    ) product where ${conditions}
  )`;
}

/** Returns a subquery for the last row that `scanned` may read; without a row when it reads all. */
export function endOfScan({ columns, start, order, when }: ReadInOrder & { readonly when: string }): string {
  return `select ${columns} from products product where product.deleted_at is null and ${start} and ${when}
    order by ${order} offset (select ${scannedRows - 1}) limit 1`;
}

export interface FirstHits extends ReadInOrder {
  /** The conditions of the hits, with one that the index of words supports. */
  readonly conditions: string;
  readonly isSmaller?: string;
  readonly limit: string;
  /** The start of the smaller set, if that is further on. */
  readonly smallerStart?: string;
}

/**
 * Returns common table expressions for the first hits, `all_hits`: from `scanned` or, when it has too few, from the index.
 * The rows of the index are read completely before they are sorted, because PostgreSQL would otherwise try to read in
 * order again.
 */
export function firstHits({ columns, order, start, conditions, limit, ...smaller }: FirstHits): string {
  const { isSmaller = "false", smallerStart = start } = smaller;
  const hasMany = "(select has_many from probed)";
  const isScannedWhole = `not exists (${endOfScan({ columns, start, order, when: "true" })})`;
  return `
  all_scanned as materialized (
    select * from scanned product where ${hasMany} and ${start} limit ${limit}
  ), all_done as materialized (
    select case when count(*) >= ${limit} then true when ${hasMany} then ${isScannedWhole} else false end as is_scanned
    from all_scanned
  ), all_indexed as materialized (
    select ${columns}, ${isSmaller} as is_smaller from products product
    where not (select is_scanned from all_done) and product.deleted_at is null and ${smallerStart}
      and ${conditions}
  ), all_hits as materialized (
    select * from all_scanned where (select is_scanned from all_done)
    union all
    select * from (select * from all_indexed product where ${start} order by ${order} limit ${limit}) sorted
  )`;
}

export interface SmallerHits extends ReadInOrder {
  /** The conditions of the smaller set, with one that an index supports. */
  readonly conditions: string;
  readonly limit: string;
  /** When it is false, the set is not read. */
  readonly when: string;
}

/**
 * Returns common table expressions for the first rows of the smaller set of hits, `smaller_hits`. If the index found the
 * hits, they contain the set. If its words are frequent, it comes from `scanned` alone: a filter makes its hits rare, and
 * the index would find all of them. `is_cut` tells that `scanned` may end before the set does.
 */
export function smallerHits({ columns, order, start, conditions, limit, when }: SmallerHits): string {
  const isScanned = "(select is_scanned from all_done)";
  const hasMany = "(select has_many from smaller_probed)";
  return `
  smaller_scanned as materialized (
    select ${columns} from scanned product
    where ${when} and ${isScanned} and ${hasMany} and ${start} and is_smaller limit ${limit}
  ), smaller_indexed as materialized (
    select ${columns} from all_indexed product where ${when} and ${start} and is_smaller
    union all
    select ${columns} from products product
    where ${when} and ${isScanned} and not ${hasMany} and product.deleted_at is null and ${start} and ${conditions}
  ), smaller_hits as materialized (
    select * from smaller_scanned
    union all
    select * from (select * from smaller_indexed product order by ${order} limit ${limit}) sorted
  ), smaller_end as materialized (
    select ${isScanned} and ${hasMany} and count(*) < ${limit} as is_cut from smaller_scanned
  )`;
}
