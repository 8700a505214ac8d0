import type { SqlParameters } from "@souk/kernel/database/sql-parameters";
import type { ProductKind } from "../../domain/product/product-fields.js";
import { maxTagFacets, type ProductFacets } from "../../domain/search/product-facets.js";
import type { ProductFilter } from "../../domain/search/product-filter.js";
import { categoryColumns, categoryFromRow, type CategoryRow } from "../category/category-rows.js";
import { conditionsByFacet } from "./product-list-sql.js";

/** The facets are JSON, so that one filter returns one row. */
export interface FacetsRow {
  readonly categories: readonly (CategoryRow & { readonly count: number })[];
  readonly tags: readonly { readonly tag: string; readonly count: number }[];
  readonly kinds: readonly { readonly kind: ProductKind; readonly count: number }[];
  readonly price: { readonly min: number; readonly max: number; readonly currency: string } | null;
}

/** Returns SQL with one row for each filter, in their order. */
export function facetsSql(filters: readonly ProductFilter[], parameters: SqlParameters): string {
  const lists = filters.map((filter, index) => `(${facetsOfOne(filter, index, parameters)})`);
  return `${lists.join(" union all ")} order by list`;
}

/**
 * Reads the products once. Flags say which conditions each product meets, so that each facet can ignore its own
 * condition.
 */
function facetsOfOne(filter: ProductFilter, index: number, parameters: SqlParameters): string {
  const is = conditionsByFacet(filter, parameters);
  return `
    with found as materialized (
      select product.id, product.tags, product.kind, product.price_minor, product.currency,
        (${is.categories}) as in_categories, (${is.tags}) as in_tags, (${is.kinds}) as in_kinds, (${is.price}) as in_price
      from products product where ${is.rest}
    )
    select ${index} as list, (
      select coalesce(json_agg(counted order by counted.count desc, counted.name, counted.id), '[]') from (
        select ${categoryColumns}, count(*)::int as count
        from found join product_categories membership on membership.product_id = found.id
        join categories category on category.id = membership.category_id
        where in_tags and in_kinds and in_price group by category.id
      ) counted
    ) as categories, (
      select coalesce(json_agg(counted order by counted.count desc, counted.tag), '[]') from (
        select tag, count(*)::int as count from found cross join unnest(found.tags) as tag
        where in_categories and in_kinds and in_price group by tag order by count(*) desc, tag limit ${maxTagFacets}
      ) counted
    ) as tags, (
      select coalesce(json_agg(counted order by counted.count desc, counted.kind), '[]') from (
        select kind, count(*)::int as count from found where in_categories and in_tags and in_price group by kind
      ) counted
    ) as kinds, (
      select json_build_object('min', min(price_minor), 'max', max(price_minor), 'currency', min(currency))
      from found where in_categories and in_tags and in_kinds having count(*) > 0
    ) as price`;
}

export function facetsFromRow({ categories, tags, kinds, price }: FacetsRow): ProductFacets {
  return {
    categories: categories.map(({ count, ...row }) => ({ category: categoryFromRow(row), count })),
    tags,
    kinds,
    price: price && {
      min: { amountMinor: price.min, currency: price.currency },
      max: { amountMinor: price.max, currency: price.currency },
    },
  };
}
