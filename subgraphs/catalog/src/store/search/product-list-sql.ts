import { customConditionSql, customSortKey } from "@souk/kernel/custom-fields/custom-columns";
import type { CustomSort } from "@souk/kernel/custom-fields/custom-filter";
import { columnsOf } from "@souk/kernel/fields/columns";
import { rangedNames, type Ranged } from "@souk/kernel/fields/ranges";
import { keysetClauses, type KeysetClauses, type SortKey } from "@souk/kernel/database/keyset-clauses";
import type { PageRequest } from "@souk/kernel/values/page";
import type { SqlParameters } from "@souk/kernel/database/sql-parameters";
import { productFields, type ProductFields } from "../../domain/product/product-fields.js";
import type { ProductFilter, ProductSort } from "../../domain/search/product-filter.js";
import { hasWords } from "./search-conditions.js";

/**
 * The conditions of a filter over `products product`, grouped by the facet that they filter; `true` for a group without
 * conditions.
 */
export interface ConditionsByFacet {
  readonly rest: string;
  readonly categories: string;
  readonly tags: string;
  readonly kinds: string;
  readonly price: string;
}

/** Returns all conditions of a filter. */
export function filterConditions(filter: ProductFilter, parameters: SqlParameters): string {
  return allOf(Object.values(conditionsByFacet(filter, parameters)).filter((condition) => condition !== "true"));
}

/** Returns the conditions of a filter except for those of its search. */
export function withoutSearch(filter: ProductFilter, parameters: SqlParameters): string {
  const { search: _search, corrected: _corrected, ...others } = filter;
  return filterConditions(others, parameters);
}

export function conditionsByFacet(filter: ProductFilter, parameters: SqlParameters): ConditionsByFacet {
  const add = (value: unknown): string => parameters.add(value);
  const slugs = [...(filter.categorySlug === undefined ? [] : [[filter.categorySlug]]), filter.categorySlugs ?? []];
  return {
    rest: restOf(filter, parameters),
    categories: allOf(slugs.filter(({ length }) => length > 0).map((any) => inCategories(add(any)))),
    tags: filter.tags === undefined ? "true" : `product.tags @> ${add(filter.tags)}::text[]`,
    kinds: filter.kind === undefined ? "true" : `product.kind = ${add(filter.kind)}`,
    price: allOf(within("price", filter, add)),
  };
}

function restOf(filter: ProductFilter, parameters: SqlParameters): string {
  const conditions = ["product.deleted_at is null"];
  const add = (value: unknown): string => parameters.add(value);
  if (filter.isActive !== undefined) conditions.push(`product.is_active = ${add(filter.isActive)}`);
  if (filter.sku !== undefined) conditions.push(`product.sku = ${add(filter.sku)}`);
  if (filter.ids !== undefined) conditions.push(`product.id = any(${add(filter.ids)}::uuid[])`);
  if (filter.minRating !== undefined) conditions.push(`product.rating_average >= ${add(filter.minRating)}`);
  if (filter.name !== undefined) {
    const literal = filter.name.replace(/[\\%_]/g, "\\$&");
    conditions.push(`product.sort_name like '%' || searchable(${add(literal)}) || '%'`);
  }
  for (const name of rangedNames(productFields)) {
    // The price is a facet of its own.
    if (name !== "price") conditions.push(...within(name, filter, add));
  }
  for (const condition of filter.custom ?? []) {
    conditions.push(customConditionSql(condition, "product.custom", parameters));
  }
  if (filter.withinCategoryId !== undefined) {
    conditions.push(
      `product.id in (select product_id from product_categories where category_id = ${add(filter.withinCategoryId)})`,
    );
  }
  if (filter.search !== undefined) conditions.push(hasWords(filter, parameters));
  return allOf(conditions);
}

function within(
  name: Ranged<ProductFields>,
  { ranges }: ProductFilter,
  add: (value: unknown) => string,
): readonly string[] {
  const { min, max } = ranges?.[name] ?? {};
  const [column] = columnsOf(name, productFields[name]);
  return [
    ...(min === undefined ? [] : [`product.${column?.name} >= ${add(min)}`]),
    ...(max === undefined ? [] : [`product.${column?.name} <= ${add(max)}`]),
  ];
}

function inCategories(slugs: string): string {
  return `product.id in (
      select listed.product_id from product_categories listed join categories category on category.id = listed.category_id
      where category.slug = any(${slugs}::text[]))`;
}

function allOf(conditions: readonly string[]): string {
  return conditions.length === 0 ? "true" : conditions.join(" and ");
}

/** The column that sorts the list before the id. */
interface SortColumn extends SortKey {
  readonly descending: boolean;
}

/** The sorts by custom fields, by their names. */
export type ProductCustomSorts = ReadonlyMap<string, CustomSort>;

/** A search by relevance has no sort column: see `SearchReader`. */
export function sortColumn(sort: ProductSort, customSorts: ProductCustomSorts): SortColumn {
  const custom = customSorts.get(sort);
  if (custom) return { ...customSortKey(custom.field, "product.custom"), descending: custom.descending };
  switch (sort) {
    case "NEWEST":
      return { value: "product.created_at", type: "timestamptz", descending: true };
    case "OLDEST":
      return { value: "product.created_at", type: "timestamptz", descending: false };
    case "UPDATED":
      return { value: "product.updated_at", type: "timestamptz", descending: true };
    case "NAME":
      return { value: "product.sort_name", type: "text", descending: false };
    case "NAME_DESC":
      return { value: "product.sort_name", type: "text", descending: true };
    case "SKU":
      return { value: "product.sku", type: "text", descending: false };
    case "SKU_DESC":
      return { value: "product.sku", type: "text", descending: true };
    case "PRICE_ASC":
      return { value: "product.price_minor", type: "bigint", descending: false };
    case "PRICE_DESC":
      return { value: "product.price_minor", type: "bigint", descending: true };
    case "RATING":
      return { value: "product.rating_score", type: "int", descending: true };
    default:
      throw new Error(`no product can be sorted by ${sort}`);
  }
}

export function pageClauses(
  { descending, ...key }: SortColumn,
  page: PageRequest,
  parameters: SqlParameters,
): KeysetClauses {
  return keysetClauses({ keys: [key, { value: "product.id", type: "uuid" }], descending }, page, parameters);
}
