import { ShopClient } from "@souk/client";
import { ProductsDocument } from "@souk/client/operations";
import type { ProjectCommand } from "@souk/shop/config";

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

/** `npm run low-stock -- 10` */
export const lowStock: ProjectCommand = {
  summary: "lists the products of the running shop with few units in stock",
  async run({ args: [limit = "5"], environment, out }) {
    const shop = new ShopClient({ url: `${environment.SHOP_URL ?? "http://localhost:4000"}/graphql` });
    for (const { sku, name, available } of await productsBelow(shop, Number(limit)))
      out(`${available}\t${sku}\t${name}`);
  },
};
