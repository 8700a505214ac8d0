import { pageOf, readPageArguments, type Page, type PageArguments } from "@souk/kernel/page";
import { isUuid } from "@souk/kernel/uuid";
import { movementCursorLength, movementOrder, type StockMovement } from "./stock-movement.js";
import type { StockStore } from "./stock-store.js";

export interface MovementList {
  readonly page: Page<StockMovement>;
  readonly count: () => Promise<number>;
}

/** Throws PageArgumentError. A product of which nothing ever came or went has no movements. */
export function listMovements({ store }: { store: Pick<StockStore, "listMovements" | "countMovements"> }) {
  return async (productId: string, page: PageArguments): Promise<MovementList> => {
    const request = readPageArguments(page, movementOrder, movementCursorLength);
    if (!isUuid(productId)) return { page: pageOf(request, []), count: async () => 0 };
    const rows = await store.listMovements(productId, request);
    return { page: pageOf(request, rows), count: () => store.countMovements(productId) };
  };
}
