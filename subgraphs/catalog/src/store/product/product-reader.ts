import type { Database } from "@souk/kernel/database/database";
import { SqlParameters } from "@souk/kernel/database/sql-parameters";
import { MemoizedFigures } from "@souk/kernel/cache/memoized-figures";
import type { PageRequest } from "@souk/kernel/values/page";
import type { CatalogStore, Tag } from "../../domain/catalog-store.js";
import type { Category } from "../../domain/category/category.js";
import type { Product } from "../../domain/product/product.js";
import type { ListedProduct, ProductFilter, ProductSort } from "../../domain/search/product-filter.js";
import { catalogState, isOfCatalogAlone, maxFigures, maxRankings } from "../catalog-state.js";
import { categoriesOf, readCategories, type CategoryOfProduct } from "../category/category-rows.js";
import { filterConditions, pageClauses, sortColumn, type ProductCustomSorts } from "../search/product-list-sql.js";
import { SearchReader } from "../search/search-reader.js";
import { listedFromRow, productColumns, productFromRow, type ListedRow, type ProductRow } from "./product-rows.js";

/** The operations of the store that write nothing. */
export type CatalogReads = Pick<
  CatalogStore,
  | "findProducts"
  | "findProductBy"
  | "listProducts"
  | "countProducts"
  | "listByCategory"
  | "seeState"
  | "countByCategory"
  | "categories"
  | "findCategories"
  | "findCategoriesBySlug"
  | "categoriesOfProducts"
>;

/** Reads products and categories from PostgreSQL. */
export class ProductReader implements CatalogReads {
  private readonly searches: SearchReader;

  constructor(
    protected readonly database: Database,
    private readonly figures = new MemoizedFigures(maxFigures),
    private readonly customSorts: ProductCustomSorts = new Map(),
  ) {
    this.searches = new SearchReader(database, new MemoizedFigures(maxRankings), customSorts);
  }

  async findProducts(ids: readonly string[]): Promise<readonly Product[]> {
    return (await this.rows(`where product.id = any($1)`, [ids])).map(productFromRow);
  }

  async findProductBy(key: "id" | "sku" | "slug", value: string): Promise<Product | null> {
    const [row] = await this.rows(`where product.${key} = $1 and product.deleted_at is null`, [value]);
    return row ? productFromRow(row) : null;
  }

  async listProducts(filter: ProductFilter, page: PageRequest): Promise<readonly ListedProduct[]> {
    if (filter.search !== undefined) return this.searches.list(filter, page);
    const parameters = new SqlParameters();
    const conditions = filterConditions(filter, parameters);
    const sort = sortColumn(page.order as ProductSort, this.customSorts);
    const { start, order } = pageClauses(sort, page, parameters);
    const sql = `select ${productColumns}, ${sort.value} as sort_value, ${catalogState} as catalog_state
      from products product where ${conditions} and ${start} ${order}`;
    const rows: ListedRow[] = await this.database.lists.query(sql, parameters.values);
    return rows.map(listedFromRow);
  }

  countProducts(filter: ProductFilter, state?: string): Promise<number> {
    return this.figures.get(isOfCatalogAlone(filter) ? state : undefined, { count: filter }, async () => {
      const parameters = new SqlParameters();
      const sql = `select count(*)::int as count from products product where ${filterConditions(filter, parameters)}`;
      const [row]: { count: number }[] = await this.database.lists.query(sql, parameters.values);
      return row?.count ?? 0;
    });
  }

  async listByCategory(
    categoryIds: readonly string[],
    filter: ProductFilter,
    page: PageRequest,
  ): Promise<readonly (ListedProduct & { categoryId: string })[]> {
    const parameters = new SqlParameters();
    const ids = parameters.add(categoryIds);
    const conditions = filterConditions(filter, parameters);
    const sort = sortColumn(page.order as ProductSort, this.customSorts);
    const { start, order } = pageClauses(sort, page, parameters);
    const sql = `
      select wanted.id as category_id, listed.* from unnest(${ids}::uuid[]) as wanted(id)
      cross join lateral (
        select ${productColumns}, ${sort.value} as sort_value, ${catalogState} as catalog_state
        from product_categories membership join products product on product.id = membership.product_id
        where membership.category_id = wanted.id and ${conditions} and ${start} ${order}
      ) listed`;
    const rows: (ListedRow & { category_id: string })[] = await this.database.lists.query(sql, parameters.values);
    return rows.map((row) => ({ ...listedFromRow(row), categoryId: row.category_id }));
  }

  async tags(): Promise<readonly Tag[]> {
    return this.figures.get(await this.seeState(), "tags", async () => {
      const tags: Tag[] = await this.database.lists.query(
        `select tag as name, count(*)::int as "productCount" from products cross join unnest(tags) as tag
         where is_active and deleted_at is null group by tag`,
      );
      return tags.toSorted((one, other) => (one.name < other.name ? -1 : 1));
    });
  }

  async seeState(): Promise<string | undefined> {
    const [seen]: { state: string }[] = await this.database.lists.query(`select ${catalogState} as state`);
    return seen?.state;
  }

  countByCategory(
    categoryIds: readonly string[],
    filter: ProductFilter,
    state?: string,
  ): Promise<ReadonlyMap<string, number>> {
    return this.figures.get(state, { categoryIds, filter }, async () => {
      const parameters = new SqlParameters();
      const sql = `
        select membership.category_id, count(*)::int as count
        from product_categories membership join products product on product.id = membership.product_id
        where membership.category_id = any(${parameters.add(categoryIds)}) and ${filterConditions(filter, parameters)}
        group by membership.category_id`;
      const rows: { category_id: string; count: number }[] = await this.database.lists.query(sql, parameters.values);
      return new Map(rows.map((row) => [row.category_id, row.count]));
    });
  }

  categories(): Promise<readonly Category[]> {
    return readCategories(this.database.manager);
  }

  findCategories(ids: readonly string[]): Promise<readonly Category[]> {
    return readCategories(this.database.manager, "category.id = any($1)", [ids]);
  }

  async findCategoriesBySlug(slugs: readonly string[]): Promise<readonly Category[]> {
    return readCategories(this.database.manager, "category.slug = any($1)", [slugs]);
  }

  categoriesOfProducts(productIds: readonly string[]): Promise<readonly CategoryOfProduct[]> {
    return categoriesOf(this.database.manager, productIds);
  }

  private rows(where: string, values: unknown[]): Promise<ProductRow[]> {
    return this.database.manager.query(`select ${productColumns} from products product ${where}`, values);
  }
}
