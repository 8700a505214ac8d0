import { ServiceUnavailableError } from "@souk/kernel/errors/service-unavailable";
import type { InventoryPeer } from "../peers.js";

type StockPeer = Pick<InventoryPeer, "stockOf">;

const pageSize = 200;

/** Returns the number of available pieces of each product that has any. Throws ServiceUnavailableError. */
export async function availablePieces(
  inventory: StockPeer,
  productIds: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const levels = await inventory.stockOf(productIds);
  return new Map(
    levels.flatMap(({ productId, onHand, reserved }) => (onHand > reserved ? [[productId, onHand - reserved]] : [])),
  );
}

/**
 * Passes products with their available pieces to `use`, page by page. Ends early while inventory is unavailable, because
 * the next search begins again.
 */
export async function searchStock(
  inventory: StockPeer,
  pageAfter: (last: string | null, size: number) => Promise<readonly string[]>,
  use: (pieces: ReadonlyMap<string, number>, page: readonly string[]) => Promise<void>,
): Promise<void> {
  try {
    let page = await pageAfter(null, pageSize);
    while (page.length > 0) {
      await use(await availablePieces(inventory, page), page);
      page = await pageAfter(page.at(-1) ?? null, pageSize);
    }
  } catch (error) {
    if (!(error instanceof ServiceUnavailableError)) throw error;
  }
}
