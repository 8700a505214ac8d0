import type { PageRequest } from "@souk/kernel/page";
import { searchTerms } from "@souk/kernel/search-terms";
import type { SqlParameters } from "@souk/kernel/sql-parameters";
import type { ProductFilter, ProductOrder } from "../domain/product-filter.js";

/** The conditions of a filter over `products product`; `search` finds prefixes of all its words, or a name that is nearly the same. */
export function filterConditions(filter: ProductFilter, parameters: SqlParameters): string {
  const conditions = ["product.deleted_at is null"];
  const add = (value: unknown): string => parameters.add(value);
  if (filter.isActive !== undefined) conditions.push(`product.is_active = ${add(filter.isActive)}`);
  if (filter.sku !== undefined) conditions.push(`product.sku = ${add(filter.sku)}`);
  if (filter.kind !== undefined) conditions.push(`product.kind = ${add(filter.kind)}`);
  if (filter.minPriceMinor !== undefined) conditions.push(`product.price_minor >= ${add(filter.minPriceMinor)}`);
  if (filter.maxPriceMinor !== undefined) conditions.push(`product.price_minor <= ${add(filter.maxPriceMinor)}`);
  if (filter.tag !== undefined) conditions.push(`product.tags @> array[${add(filter.tag)}]`);
  if (filter.categorySlug !== undefined) {
    conditions.push(`product.id in (
      select listed.product_id from product_categories listed join categories category on category.id = listed.category_id
      where category.slug = ${add(filter.categorySlug)})`);
  }
  if (filter.search !== undefined) {
    const { prefixes, whole } = searchTerms(filter.search, parameters);
    conditions.push(`(product.search_vector @@ to_tsquery('simple', ${prefixes}) or ${whole} <% product.sort_name)`);
  }
  return conditions.join(" and ");
}

interface SortColumn {
  /** The value that the list is sorted by, beside the id. */
  readonly value: string;
  /** How the cursor's text is read back. */
  readonly type: string;
  readonly descending: boolean;
}

export function sortColumn(order: ProductOrder, filter: ProductFilter, parameters: SqlParameters): SortColumn {
  switch (order) {
    case "NEWEST":
      return { value: "product.created_at", type: "timestamptz", descending: true };
    case "NAME":
      return { value: "product.sort_name", type: "text", descending: false };
    case "PRICE_ASC":
      return { value: "product.price_minor", type: "bigint", descending: false };
    case "PRICE_DESC":
      return { value: "product.price_minor", type: "bigint", descending: true };
    case "RELEVANCE":
      return { value: relevance(filter.search ?? "", parameters), type: "bigint", descending: true };
  }
}

/** Exact words count most, then words of the name that are nearly the same. A whole number, so that a cursor holds it exactly. */
function relevance(search: string, parameters: SqlParameters): string {
  const { prefixes, whole } = searchTerms(search, parameters);
  return `((ts_rank(product.search_vector, to_tsquery('simple', ${prefixes})) + word_similarity(${whole}, product.sort_name)) * 1000000)::bigint`;
}

/** What a page adds to a list: where it starts, in which order it is read, and one row more than it shows. */
export function pageClauses(
  sort: SortColumn,
  page: PageRequest,
  parameters: SqlParameters,
): { start: string; order: string } {
  const towardsLess = sort.descending === (page.direction === "forward");
  const direction = towardsLess ? "desc" : "asc";
  const order = `order by ${sort.value} ${direction}, product.id ${direction} limit ${parameters.add(page.size + 1)}`;
  if (page.from === null) return { start: "true", order };
  const [value, id] = page.from;
  const from = `(${parameters.add(String(value))}::text::${sort.type}, ${parameters.add(String(id))}::text::uuid)`;
  return { start: `(${sort.value}, product.id) ${towardsLess ? "<" : ">"} ${from}`, order };
}
