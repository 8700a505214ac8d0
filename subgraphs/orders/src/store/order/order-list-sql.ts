import { customConditionSql, customSortKey, customWords } from "@souk/kernel/custom-fields/custom-columns";
import type { CustomSort } from "@souk/kernel/custom-fields/custom-filter";
import { keysetClauses, type KeysetOrder } from "@souk/kernel/database/keyset-clauses";
import { wordPrefixes } from "@souk/kernel/database/search-terms";
import { SqlParameters } from "@souk/kernel/database/sql-parameters";
import type { PageRequest } from "@souk/kernel/values/page";
import type { OrderFilter, orderSorts, OrderSort } from "../../domain/order/order-filter.js";
import { normalizeOrderNumber } from "../../domain/order/order.js";
import { orderColumns } from "./order-row.js";

export interface Statement {
  readonly text: string;
  readonly values: readonly unknown[];
}

const customColumn = `"order".custom`;
const id = { value: `"order".id`, type: "uuid" } as const;
const byTime = [{ value: `"order".placed_at`, type: "timestamptz" }, id] as const;
const byTotal = [{ value: `"order".total_minor`, type: "bigint" }, id] as const;
const orders = {
  NEWEST: { keys: byTime, descending: true },
  OLDEST: { keys: byTime, descending: false },
  TOTAL_DESC: { keys: byTotal, descending: true },
  TOTAL_ASC: { keys: byTotal, descending: false },
} as const satisfies Record<(typeof orderSorts)[number], KeysetOrder>;

/** The sorts by custom fields, by their names. */
export type OrderCustomSorts = ReadonlyMap<string, CustomSort>;

function keysetOrder(sort: OrderSort, customSorts: OrderCustomSorts): KeysetOrder {
  if (isOwnSort(sort)) return orders[sort];
  const custom = customSorts.get(sort);
  if (!custom) throw new Error(`no order can be sorted by ${sort}`);
  return { keys: [customSortKey(custom.field, customColumn), id], descending: custom.descending };
}

const isOwnSort = (sort: OrderSort): sort is keyof typeof orders => sort in orders;

/** Returns a statement for a page of a list, and one more row. */
export function orderListSql(
  filter: OrderFilter,
  sort: OrderSort,
  page: PageRequest,
  customSorts: OrderCustomSorts = new Map(),
): Statement {
  const parameters = new SqlParameters();
  const { start, order } = keysetClauses(keysetOrder(sort, customSorts), page, parameters);
  const conditions = [...filterConditions(filter, parameters), start];
  const searched = searchConditions(filter, parameters);
  // each subquery stops at the page size, so that a frequent word costs no more than a rare one
  const firstMatches = (match: string): string =>
    `(select "order".id from orders "order" where ${all([...conditions, match])} ${order})`;
  // by user: for all users together, PostgreSQL reads the orders of everybody in the order of the list
  const firstOfUsers = (userIds: string): string =>
    `(select found.id from (select distinct id from unnest(${userIds}) users(id)) "user"
      cross join lateral ${firstMatches(`"order".buyer_id = "user".id`)} found)`;
  const where =
    searched === null
      ? all(conditions)
      : `"order".id in (${[
          ...searched.matches.map(firstMatches),
          ...(searched.userIds === null ? [] : [firstOfUsers(searched.userIds)]),
        ].join(" union ")})`;
  return { text: `select ${orderColumns} from orders "order" where ${where} ${order}`, values: parameters.values };
}

export function orderCountSql(filter: OrderFilter): Statement {
  const parameters = new SqlParameters();
  const conditions = filterConditions(filter, parameters);
  const searched = searchConditions(filter, parameters) ?? { matches: ["true"], userIds: null };
  const ofUsers = searched.userIds === null ? [] : [`"order".buyer_id = any(${searched.userIds})`];
  const ofMatches = [...searched.matches, ...ofUsers].map(
    (match) => `select "order".id from orders "order" where ${all([...conditions, match])}`,
  );
  return { text: `select count(*)::int as count from (${ofMatches.join(" union ")}) found`, values: parameters.values };
}

/** Returns a statement for the same page of several buyers, newest first, each with one more row. */
export function buyerPagesSql(buyerIds: readonly string[], page: PageRequest): Statement {
  const parameters = new SqlParameters();
  const { start, order } = keysetClauses(orders.NEWEST, page, parameters);
  const text = `
    select listed.* from unnest(${parameters.add(buyerIds)}::uuid[]) as buyer(id)
    cross join lateral (
      select ${orderColumns} from orders "order" where "order".buyer_id = buyer.id and ${start} ${order}
    ) listed
    order by listed.placed_at desc, listed.id desc`;
  return { text, values: parameters.values };
}

function filterConditions(filter: OrderFilter, parameters: SqlParameters): string[] {
  const { buyerId, customerId, status, statuses, number, sku, email, placedFrom, placedTo } = filter;
  const { minTotalMinor, maxTotalMinor, custom = [] } = filter;
  const add = (value: unknown): string => parameters.add(value);
  const conditions: string[] = [];
  if (buyerId !== undefined) conditions.push(`"order".buyer_id = ${add(buyerId)}`);
  if (customerId !== undefined) conditions.push(`"order".buyer_id = ${add(customerId)}`);
  if (status !== undefined) conditions.push(`"order".status = ${add(status)}`);
  if (statuses !== undefined) conditions.push(`"order".status = any(${add(statuses)}::text[])`);
  if (number !== undefined) conditions.push(`"order".number = ${add(number)}`);
  if (placedFrom !== undefined) conditions.push(`"order".placed_at >= ${add(placedFrom)}`);
  if (placedTo !== undefined) conditions.push(`"order".placed_at < ${add(placedTo)}`);
  if (minTotalMinor !== undefined) conditions.push(`"order".total_minor >= ${add(minTotalMinor)}`);
  if (maxTotalMinor !== undefined) conditions.push(`"order".total_minor <= ${add(maxTotalMinor)}`);
  if (sku !== undefined) conditions.push(ofLines(`${lineSku} = lower(${add(sku)}::text)`));
  conditions.push(...custom.map((condition) => customConditionSql(condition, customColumn, parameters)));
  if (email !== undefined) {
    // a union instead of "or", which would scan all orders
    const [address, userIds] = [add(email.text), add(email.userIds)];
    conditions.push(`"order".id in (
      select "order".id from orders "order" where ${guestEmail} = lower(${address}::text)
      union select "order".id from orders "order" where "order".buyer_id = any(${userIds}::uuid[]))`);
  }
  return conditions;
}

// same expressions as the indexes of the migration: collate "C" lets them find prefixes
const number = `"order".number collate "C"`;
const guestEmail = `lower("order".guest_email) collate "C"`;
const lineSku = `lower(line.sku) collate "C"`;
const parcelName = `to_tsvector('simple', searchable("order".shipping_address ->> 'fullName'))`;

interface SearchConditions {
  /** Conditions by which the text can find an order, each with its own index. */
  readonly matches: readonly string[];
  /** The ids of the users whom the text finds, as a parameter; null without such users. */
  readonly userIds: string | null;
}

/** Returns null without a search text. */
function searchConditions(
  { search, searchedCustom }: Pick<OrderFilter, "search" | "searchedCustom">,
  parameters: SqlParameters,
): SearchConditions | null {
  if (search === undefined) return null;
  const { text } = search;
  const userIds = search.userIds.length > 0 ? `${parameters.add(search.userIds)}::uuid[]` : null;
  const typed = parameters.add(text.toLowerCase());
  const numbers = parameters.add(normalizeOrderNumber(text));
  const matches = [startsWith(number, numbers), startsWith(guestEmail, typed), ofLines(startsWith(lineSku, typed))];
  const words = wordPrefixes(text);
  if (words === null) return { matches, userIds };
  const texts = [parcelName, ...(searchedCustom ? [customWords(searchedCustom, customColumn)] : [])];
  const query = `to_tsquery('simple', ${parameters.add(words)})`;
  return { matches: [...matches, ...texts.map((searched) => `${searched} @@ ${query}`)], userIds };
}

/** Uses ^@ instead of a range, because PostgreSQL can estimate how many values start with a text. */
function startsWith(value: string, prefix: string): string {
  return `${value} ^@ ${prefix}::text`;
}

function ofLines(condition: string): string {
  return `"order".id in (select line.order_id from order_lines line where ${condition})`;
}

function all(conditions: readonly string[]): string {
  return conditions.length === 0 ? "true" : conditions.join(" and ");
}
