import { SqlParameters } from "@souk/kernel/database/sql-parameters";
import type { PageRequest } from "@souk/kernel/values/page";
import type { ProductReviewFilter, ReviewSort } from "../domain/product-review-filter.js";

export const reviewColumns = `id, product_id as "productId", user_id as "userId", author_name as "authorName", stars, title,
  text, pictures, status, held_reason as "heldReason", helpful_count as "helpfulCount", report_count as "reportCount", reply,
  replied_at as "repliedAt", created_at as "createdAt", edited_at as "editedAt"`;

export interface Statement {
  readonly text: string;
  readonly values: unknown[];
}

const orders: Readonly<Record<ReviewSort, string>> = {
  NEWEST: "created_at desc, id desc",
  HELPFUL: "helpful_count desc, created_at desc, id desc",
  HIGHEST: "stars desc, created_at desc, id desc",
  LOWEST: "stars, created_at desc, id desc",
};

/** One statement for all products: each product's rows are one range of the sort's index. */
export function productPagesSql(
  productIds: readonly string[],
  { sort, stars }: ProductReviewFilter,
  page: PageRequest,
): Statement {
  const parameters = new SqlParameters();
  const ids = parameters.add(productIds);
  const conditions = ["product_id = product.key", "status = 'PUBLISHED'", ...startOf(sort, page.from, parameters)];
  if (stars !== null) conditions.push(`stars = ${parameters.add(stars)}`);
  const text = `
    select listed.* from unnest(${ids}::uuid[]) product (key) cross join lateral (
      select ${reviewColumns} from reviews where ${conditions.join(" and ")}
      order by ${orders[sort]} limit ${parameters.add(page.size + 1)}
    ) listed`;
  return { text, values: parameters.values };
}

/** The reviews of one user or with one status, newest first. */
export function newestSql(column: "user_id" | "status", value: string, page: PageRequest): Statement {
  const parameters = new SqlParameters();
  const conditions = [`${column} = ${parameters.add(value)}`, ...startOf("NEWEST", page.from, parameters)];
  const text = `
    select ${reviewColumns} from reviews where ${conditions.join(" and ")}
    order by ${orders.NEWEST} limit ${parameters.add(page.size + 1)}`;
  return { text, values: parameters.values };
}

/** The condition for the rows after a cursor; none for the first page. */
function startOf(sort: ReviewSort, from: PageRequest["from"], parameters: SqlParameters): string[] {
  if (from === null) return [];
  const [createdAt, id] = from.slice(-2).map(String);
  const time = `${parameters.add(createdAt)}::text::timestamptz`;
  const newest = `(${time}, ${parameters.add(id)}::text::uuid)`;
  if (sort === "NEWEST") return [`(created_at, id) < ${newest}`];
  const value = `${parameters.add(String(from[0]))}::text::int`;
  if (sort === "LOWEST") return [`stars >= ${value}`, `(stars > ${value} or (created_at, id) < ${newest})`];
  const column = sort === "HELPFUL" ? "helpful_count" : "stars";
  return [`${column} <= ${value}`, `(${column} < ${value} or (created_at, id) < ${newest})`];
}
