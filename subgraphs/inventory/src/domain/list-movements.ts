import { pageOf, readPageArguments, type Page, type PageArguments } from "@souk/kernel/values/page";
import { isUuid } from "@souk/kernel/values/uuid";
import type { MovementFilter, StockLists } from "./stock-lists.js";
import { movementCursorLength, type MovementKind, type MovementSort, type StockMovement } from "./stock-movement.js";

export interface MovementList {
  readonly page: Page<StockMovement>;
  readonly sort: MovementSort;
  readonly count: () => Promise<number>;
}

export interface ListMovementsRequest {
  readonly page: PageArguments;
  /** All products when absent. */
  readonly productId?: string | null;
  readonly filter: { readonly kind?: MovementKind | null; readonly from?: Date | null; readonly to?: Date | null };
  /** NEWEST when absent. */
  readonly sort?: MovementSort | null;
}

/**
 * Lists stock movements; the list is empty for an unknown product or one without movements. Throws PageArgumentError.
 */
export function listMovements({ lists }: { lists: Pick<StockLists, "listMovements" | "countMovements"> }) {
  return async ({ page, productId, filter, sort: given }: ListMovementsRequest): Promise<MovementList> => {
    const sort = given ?? "NEWEST";
    const request = readPageArguments(page, sort, movementCursorLength);
    if (productId != null && !isUuid(productId)) return { page: pageOf(request, []), sort, count: async () => 0 };
    const { kind, from, to } = filter;
    const query: MovementFilter = {
      ...(productId == null ? {} : { productId }),
      ...(kind == null ? {} : { kind }),
      ...(from == null ? {} : { from }),
      ...(to == null ? {} : { to }),
    };
    const rows = await lists.listMovements(query, sort, request);
    return { page: pageOf(request, rows), sort, count: () => lists.countMovements(query) };
  };
}
