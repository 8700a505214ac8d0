import { integerFrom } from "@souk/kernel/database/database-error";
import type { Product, ProductImage, ProductKind } from "../../domain/product/product.js";

/** A row with the columns of `productColumns`. */
export interface ProductRow {
  readonly id: string;
  readonly sku: string;
  readonly slug: string;
  readonly name: string;
  readonly description: string | null;
  readonly kind: ProductKind;
  readonly price_minor: string;
  readonly currency: string;
  readonly is_active: boolean;
  readonly tags: string[];
  readonly created_at: Date;
  readonly updated_at: Date;
  readonly images: ProductImage[];
}

/** Columns of a product with its pictures in one row, so that a list of any length takes one statement. */
export const productColumns = `
  product.id, product.sku, product.slug, product.name, product.description, product.kind, product.price_minor, product.currency,
  product.is_active, product.tags, product.created_at, product.updated_at,
  (select coalesce(json_agg(json_build_object('id', image.id, 'url', image.url, 'alt', image.alt, 'position', image.position)
                            order by image.position), '[]')
   from product_images image where image.product_id = product.id) as images`;

export function productFromRow(row: ProductRow): Product {
  return {
    id: row.id,
    sku: row.sku,
    slug: row.slug,
    name: row.name,
    description: row.description,
    kind: row.kind,
    price: { amountMinor: integerFrom(row.price_minor), currency: row.currency },
    isActive: row.is_active,
    tags: row.tags,
    images: row.images,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  };
}
