import type { OrderPeers } from "../peers.js";

/** The lines of courses whose seller is not stored: imported ones, and ones of earlier releases. */
export interface SellerStore {
  /** Returns the products of such lines after this one, in the order of their ids. */
  productsWithoutSeller(after: string | null, limit: number): Promise<readonly string[]>;
  /** Writes the seller to such lines of the product. Returns the number of lines. */
  writeSeller(productId: string, instructorId: string, limit: number): Promise<number>;
}

export interface FindSellersDeps {
  readonly courseSales: SellerStore;
  readonly peers: { readonly courses: Pick<OrderPeers["courses"], "offers"> };
}

const pageSize = 100;
const linesAtOnce = 1000;

/**
 * Runs at the start and every hour: adds the present instructors to lines of courses without a seller. The shop has no
 * share of these lines. Lines without a course stay as they are. Throws ServiceUnavailableError; a repeat continues.
 */
export function findSellers({ courseSales, peers }: FindSellersDeps) {
  return async (): Promise<void> => {
    let page = await courseSales.productsWithoutSeller(null, pageSize);
    while (page.length > 0) {
      for (const { productId, instructorId } of await peers.courses.offers(null, page))
        if (instructorId) while ((await courseSales.writeSeller(productId, instructorId, linesAtOnce)) === linesAtOnce);
      page = await courseSales.productsWithoutSeller(page.at(-1) ?? null, pageSize);
    }
  };
}
