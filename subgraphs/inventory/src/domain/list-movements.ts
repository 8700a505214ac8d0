import { pageOf, readPageArguments, type Page, type PageArguments } from "@souk/kernel/page";
import { isUuid } from "@souk/kernel/uuid";
import type { MovementFilter, StockLists } from "./stock-lists.js";
import { movementCursorLength, movementOrder, type MovementKind, type StockMovement } from "./stock-movement.js";

export interface MovementList {
  readonly page: Page<StockMovement>;
  readonly count: () => Promise<number>;
}

export interface ListMovementsRequest {
  readonly page: PageArguments;
  /** Of all products when absent. */
  readonly productId?: string | null;
  readonly filter: { readonly kind?: MovementKind | null; readonly from?: Date | null; readonly to?: Date | null };
}

/** Throws PageArgumentError. A product of which nothing ever came or went has no movements. */
export function listMovements({ lists }: { lists: Pick<StockLists, "listMovements" | "countMovements"> }) {
  return async ({ page, productId, filter }: ListMovementsRequest): Promise<MovementList> => {
    const request = readPageArguments(page, movementOrder, movementCursorLength);
    if (productId != null && !isUuid(productId)) return { page: pageOf(request, []), count: async () => 0 };
    const { kind, from, to } = filter;
    const wanted: MovementFilter = {
      ...(productId == null ? {} : { productId }),
      ...(kind == null ? {} : { kind }),
      ...(from == null ? {} : { from }),
      ...(to == null ? {} : { to }),
    };
    const rows = await lists.listMovements(wanted, request);
    return { page: pageOf(request, rows), count: () => lists.countMovements(wanted) };
  };
}
