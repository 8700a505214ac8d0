import type { Clock } from "@souk/kernel/values/clock";
import { PageArgumentError, pageOf, readPageArguments, type Page, type PageArguments } from "@souk/kernel/values/page";
import { isUuid } from "@souk/kernel/values/uuid";
import { stockLevelCursorLength, type ListedStockLevel, type StockLevelSort, type StockLists } from "./stock-lists.js";

export interface ListStockLevelsRequest {
  readonly page: PageArguments;
  readonly filter: { readonly atMost?: number | null; readonly productIds?: readonly string[] | null };
  readonly sort?: StockLevelSort | null;
}

export interface StockLevelList {
  readonly page: Page<ListedStockLevel>;
  readonly order: StockLevelSort;
  readonly count: () => Promise<number>;
}

const maxProducts = 100;

/** Lists stock levels. A product without receipts or counts has no level. Throws PageArgumentError. */
export function listStockLevels({ lists, clock }: { lists: StockLists; clock: Clock }) {
  return async ({ page, filter, sort }: ListStockLevelsRequest): Promise<StockLevelList> => {
    const { atMost, productIds } = filter;
    if ((productIds?.length ?? 0) > maxProducts)
      throw new PageArgumentError("filter.productIds", `must be at most ${maxProducts}`);
    const order = sort ?? "AVAILABLE_ASC";
    const request = readPageArguments(page, order, stockLevelCursorLength);
    const query = {
      ...(atMost == null ? {} : { atMost }),
      ...(productIds == null ? {} : { productIds: productIds.filter(isUuid) }),
    };
    const rows = await lists.listLevels(query, request, clock.now());
    return { page: pageOf(request, rows), order, count: () => lists.countLevels(query) };
  };
}
