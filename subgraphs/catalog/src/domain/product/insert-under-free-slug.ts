import { slugOf } from "@souk/kernel/values/slug-of";
import type { CatalogStore, NewProduct } from "../catalog-store.js";
import type { Product } from "./product.js";

export type PlacedProduct =
  { readonly kind: "placed"; readonly product: Product } | { readonly kind: "idTaken" } | { readonly kind: "skuTaken" };

/**
 * Tries the name's slug first, then the slug with the SKU, which is unique among products on sale, then with the id.
 */
export async function insertUnderFreeSlug(
  store: Pick<CatalogStore, "insertProduct">,
  created: NewProduct,
): Promise<PlacedProduct> {
  const { product } = created;
  const slugs = [product.slug, `${product.slug}-${slugOf(product.sku)}`, `${product.slug}-${product.id}`];
  for (const slug of slugs) {
    const placed = { ...product, slug };
    const outcome = await store.insertProduct({ ...created, product: placed });
    if (outcome === "inserted") return { kind: "placed", product: placed };
    if (outcome !== "slugTaken") return { kind: outcome };
  }
  throw new Error(`no free slug for product ${product.id}`);
}
