import type { ShopClient } from "@souk/client";
import { ProductsDocument } from "@souk/client/operations";

export interface LowProduct {
  readonly sku: string;
  readonly name: string;
  readonly available: number;
}

/** Returns the products of which fewer units than `limit` are available, page by page. */
export async function productsBelow(shop: ShopClient, limit: number): Promise<readonly LowProduct[]> {
  const found: LowProduct[] = [];
  let after: string | undefined;
  do {
    const { products } = await shop.send(ProductsDocument, { first: 100, after });
    for (const { node } of products?.edges ?? []) {
      const available = node.stock?.available ?? limit;
      if (available < limit) found.push({ sku: node.sku, name: node.name, available });
    }
    after = products?.pageInfo.hasNextPage ? (products.pageInfo.endCursor ?? undefined) : undefined;
  } while (after !== undefined);
  return found;
}
