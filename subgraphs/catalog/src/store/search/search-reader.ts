import type { MemoizedFigures } from "@souk/kernel/cache/memoized-figures";
import type { Database } from "@souk/kernel/database/database";
import { SqlParameters } from "@souk/kernel/database/sql-parameters";
import type { PageRequest } from "@souk/kernel/values/page";
import type { ListedProduct, ProductFilter, ProductSort } from "../../domain/search/product-filter.js";
import { readSearchCursor, searchCursorText, type SearchCursor } from "../../domain/search/search-cursor.js";
import type { NewestKey, SearchBounds } from "../../domain/search/search-bounds.js";
import { rankedHitsOfPage, type SearchRanking } from "../../domain/search/search-ranking.js";
import { catalogState, isOfCatalogAlone } from "../catalog-state.js";
import type { Product } from "../../domain/product/product.js";
import {
  listedFromRow,
  productColumns,
  productFromRow,
  type ListedRow,
  type ProductRow,
} from "../product/product-rows.js";
import { firstHits, hitsInOrder } from "./bounded-hits-sql.js";
import {
  filterConditions,
  pageClauses,
  sortColumn,
  withoutSearch,
  type ProductCustomSorts,
} from "./product-list-sql.js";
import { hasWordsOfAnyFrequency } from "./search-conditions.js";
import { boundsOf, newestKeyOf, rankingSql, restSql, type RankedRow } from "./search-ranking-sql.js";

/** A hit in the order of the page, with the relevance of its cursor; null behind the ranking. */
interface PageHit extends NewestKey {
  readonly relevance: number | null;
}

/** Reads the pages of a search. Each statement reads a limited number of products, however many have the words. */
export class SearchReader {
  constructor(
    private readonly database: Database,
    private readonly rankings: MemoizedFigures,
    private readonly customSorts: ProductCustomSorts = new Map(),
  ) {}

  async list(filter: ProductFilter, page: PageRequest): Promise<readonly ListedProduct[]> {
    return page.order === "RELEVANCE" ? this.listRanked(filter, page) : this.listSorted(filter, page);
  }

  private async listRanked(filter: ProductFilter, page: PageRequest): Promise<readonly ListedProduct[]> {
    const cursor = readSearchCursor(page);
    const state = await this.readState();
    const ranking = await this.rankingOf(filter, cursor, isOfCatalogAlone(filter) ? state : undefined);
    const hits = await this.hitsOfPage(filter, page, { ranking, cursor });
    const products = await this.products(filter, hits);
    return hits.flatMap((hit): ListedProduct[] => {
      const product = products.get(hit.id);
      const { relevance, ...key } = hit;
      const sortValue = searchCursorText({ relevance, key, bounds: ranking.bounds });
      return product ? [{ product, sortValue, catalogState: state }] : [];
    });
  }

  /** Uses the newest ranking unless it begins elsewhere than the one of the cursor, because products were added. */
  private async rankingOf(
    filter: ProductFilter,
    cursor: SearchCursor | null,
    state: string | undefined,
  ): Promise<SearchRanking> {
    const newest = await this.ranking(filter, null, state);
    if (cursor === null || JSON.stringify(newest.bounds) === JSON.stringify(cursor.bounds)) return newest;
    return this.ranking(filter, cursor.bounds, state);
  }

  private ranking(
    filter: ProductFilter,
    bounds: SearchBounds | null,
    state: string | undefined,
  ): Promise<SearchRanking> {
    return this.rankings.get(state, { filter, bounds }, async () => {
      const parameters = new SqlParameters();
      const sql = rankingSql(filter, bounds, parameters);
      const rows: RankedRow[] = await this.database.lists.query(sql, parameters.values);
      const hits = rows.map((row) => ({ relevance: Number(row.relevance), ...newestKeyOf(row) }));
      return { hits, bounds: bounds ?? boundsOf(rows) };
    });
  }

  /** Returns at most one hit more than the page has, in the direction of the page. */
  private async hitsOfPage(
    filter: ProductFilter,
    page: PageRequest,
    { ranking, cursor }: { readonly ranking: SearchRanking; readonly cursor: SearchCursor | null },
  ): Promise<readonly PageHit[]> {
    const size = page.size + 1;
    const isBehind = cursor?.relevance === null;
    const rest = (count: number): Promise<readonly PageHit[]> =>
      this.restOf(filter, ranking.bounds, { ...page, size: size - count, from: isBehind ? cursor.key : null });
    if (page.direction === "forward") {
      const ranked = isBehind ? [] : rankedHitsOfPage(ranking, page, cursor);
      return [...ranked, ...(await rest(ranked.length))];
    }
    const last = cursor === null || isBehind ? await rest(0) : [];
    const ranked = rankedHitsOfPage(ranking, page, isBehind ? null : cursor);
    return [...last, ...ranked].slice(0, size);
  }

  private async restOf(
    filter: ProductFilter,
    bounds: SearchBounds,
    { direction, size, from }: { direction: PageRequest["direction"]; size: number; from: NewestKey | null },
  ): Promise<readonly PageHit[]> {
    if (bounds.all === null || size <= 0) return [];
    const parameters = new SqlParameters();
    const sql = restSql({ filter, bounds: { ...bounds, all: bounds.all }, from, direction, size }, parameters);
    const rows: KeyRow[] = await this.database.lists.query(sql, parameters.values);
    return rows.map((row) => ({ relevance: null, ...newestKeyOf(row) }));
  }

  /** Checks the visible state again: the products may have changed since the ranking was read. */
  private async products({ isActive }: ProductFilter, hits: readonly PageHit[]): Promise<ReadonlyMap<string, Product>> {
    if (hits.length === 0) return new Map();
    const parameters = new SqlParameters();
    const ids = parameters.add(hits.map(({ id }) => id));
    const visible = filterConditions(isActive === undefined ? {} : { isActive }, parameters);
    const sql = `select ${productColumns} from products product where product.id = any(${ids}) and ${visible}`;
    const rows: ProductRow[] = await this.database.lists.query(sql, parameters.values);
    return new Map(rows.map((row) => [row.id, productFromRow(row)]));
  }

  private async listSorted(filter: ProductFilter, page: PageRequest): Promise<readonly ListedProduct[]> {
    const parameters = new SqlParameters();
    const sort = sortColumn(page.order as ProductSort, this.customSorts);
    const conditions = `${withoutSearch(filter, parameters)} and ${hasWordsOfAnyFrequency(filter, parameters)}`;
    const { start, sorted: order, limit } = pageClauses(sort, page, parameters);
    const read = { columns: `product.id, ${sort.value}`, order, start, conditions };
    const first = firstHits({ ...read, limit: `${limit}::int` });
    const sql = `with ${hitsInOrder(read)}, ${first}
      select ${productColumns}, ${sort.value} as sort_value, ${catalogState} as catalog_state
      from all_hits join products product on product.id = all_hits.id order by ${order}`;
    const rows: ListedRow[] = await this.database.lists.query(sql, parameters.values);
    return rows.map(listedFromRow);
  }

  private async readState(): Promise<string> {
    const [row]: { state: string }[] = await this.database.lists.query(`select ${catalogState} as state`);
    return row?.state ?? "";
  }
}

interface KeyRow {
  readonly id: string;
  readonly created_at: Date;
}
