import type { Database } from "@souk/kernel/database/database";
import { MemoizedFigures } from "@souk/kernel/cache/memoized-figures";
import { searchTerms } from "@souk/kernel/database/search-terms";
import { SqlParameters } from "@souk/kernel/database/sql-parameters";
import type { Category } from "../../domain/category/category.js";
import type { ProductFacets } from "../../domain/search/product-facets.js";
import type { ProductFilter } from "../../domain/search/product-filter.js";
import type { ProductFinder, RelatedProduct } from "../../domain/search/product-finder.js";
import { categoryColumns, categoryFromRow, type CategoryRow } from "../category/category-rows.js";
import { catalogState, isOfCatalogAlone, maxFigures } from "../catalog-state.js";
import { correctSearch } from "./correct-search.js";
import { facetsFromRow, facetsSql, type FacetsRow } from "./product-facets-sql.js";
import { productColumns, productFromRow, type ProductRow } from "../product/product-rows.js";

/** Maximum number of candidates for each category and tag of a product. */
const maxAlike = 100;
const onSale = "product.deleted_at is null and product.is_active";

/** Searches the catalog in PostgreSQL. */
export class ProductFinderRepository implements ProductFinder {
  constructor(
    private readonly database: Database,
    private readonly figures = new MemoizedFigures(maxFigures),
  ) {}

  async facets(filters: readonly ProductFilter[], state?: string): Promise<readonly ProductFacets[]> {
    if (filters.length === 0) return [];
    return this.figures.get(filters.every(isOfCatalogAlone) ? state : undefined, { facets: filters }, async () => {
      const parameters = new SqlParameters();
      const sql = facetsSql(filters, parameters);
      const rows: FacetsRow[] = await this.database.lists.query(sql, parameters.values);
      return rows.map(facetsFromRow);
    });
  }

  async correctSearch(filter: ProductFilter): Promise<string | null> {
    const [row]: { state: string }[] = await this.database.lists.query(`select ${catalogState} as state`);
    const state = isOfCatalogAlone(filter) ? row?.state : undefined;
    return this.figures.get(state, { corrected: filter }, () => correctSearch(this.database, filter));
  }

  async suggestCategories(text: string, size: number): Promise<readonly Category[]> {
    const parameters = new SqlParameters();
    const { prefixes, whole } = searchTerms(text, parameters);
    const begins = `category.search_vector @@ to_tsquery('simple', ${prefixes})`;
    const rows: CategoryRow[] = await this.database.lists.query(
      `select ${categoryColumns} from categories category
       where ${begins} or ${whole} <% category.sort_name
       order by ${begins} desc, word_similarity(${whole}, category.sort_name) desc, category.name, category.id
       limit ${parameters.add(size)}`,
      parameters.values,
    );
    return rows.map(categoryFromRow);
  }

  async relatedProducts(productIds: readonly string[], size: number): Promise<readonly RelatedProduct[]> {
    const rows: (ProductRow & { of_id: string })[] = await this.database.manager.query(
      `select wanted.id as of_id, ${productColumns}
       from unnest($1::uuid[]) with ordinality as wanted(id, place)
       cross join lateral (
         select alike.id, alike.created_at, count(*) as shared from (
           select other.* from product_categories own cross join lateral (
             select product.id, product.created_at
             from product_categories listed join products product on product.id = listed.product_id
             where listed.category_id = own.category_id and product.id <> wanted.id and ${onSale} limit ${maxAlike}
           ) other where own.product_id = wanted.id
           union all
           select other.* from products own cross join unnest(own.tags) as tag cross join lateral (
             select product.id, product.created_at from products product
             where product.tags @> array[tag] and product.id <> wanted.id and ${onSale} limit ${maxAlike}
           ) other where own.id = wanted.id
         ) alike group by alike.id, alike.created_at
         order by shared desc, alike.created_at desc, alike.id limit $2
       ) best
       join products product on product.id = best.id
       order by wanted.place, best.shared desc, best.created_at desc, best.id`,
      [productIds, size],
    );
    return rows.map(({ of_id: ofId, ...row }) => ({ ofId, product: productFromRow(row) }));
  }
}
