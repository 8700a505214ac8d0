import type { CustomValues } from "@souk/kernel/custom-fields/entity-fields";
import { allColumns, fromRow, toRow, type StoredRow } from "@souk/kernel/fields/columns";
import type { EntityManager } from "typeorm";
import { productFields } from "../../domain/product/product-fields.js";
import type { Product, ProductImage } from "../../domain/product/product.js";
import type { ListedProduct } from "../../domain/search/product-filter.js";
import { changeRow, insertRows, updateRows, type Table } from "../record-sql.js";

const products: Table = {
  name: "products",
  columns: [
    { name: "id", type: "uuid" },
    ...allColumns(productFields),
    { name: "custom", type: "jsonb" },
    { name: "created_at", type: "timestamptz" },
    { name: "updated_at", type: "timestamptz" },
  ],
};

/** A row with the columns of `productColumns`. */
export interface ProductRow extends StoredRow {
  readonly id: string;
  readonly custom: CustomValues;
  readonly created_at: Date;
  readonly updated_at: Date;
  readonly version: string;
  readonly images: readonly ProductImage[];
}

/** A row of a list, with the value of its sort column and the state of the catalog. */
export type ListedRow = ProductRow & { readonly sort_value: string | Date; readonly catalog_state: string };

/**
 * The transaction that wrote the row: PostgreSQL keeps it for each row, so no change can forget to set it. Every change of
 * a product, of its categories and of its pictures writes the row.
 */
const versionOf = (table: string) => `${table}.xmin::text as version`;

/** Columns of a product with its pictures in one row, so that a list of any length takes one statement. */
export const productColumns = `
  ${products.columns.map(({ name }) => `product.${name}`).join(", ")}, ${versionOf("product")},
  (select coalesce(json_agg(json_build_object('id', image.id, 'url', image.url, 'alt', image.alt, 'position', image.position)
                            order by image.position), '[]')
   from product_images image where image.product_id = product.id) as images`;

export function productFromRow(row: ProductRow): Product {
  return {
    ...fromRow(productFields, row),
    id: row.id,
    images: row.images,
    custom: row.custom,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    version: row.version,
  };
}

export function listedFromRow(row: ListedRow): ListedProduct {
  const value = row.sort_value;
  const sortValue = value instanceof Date ? value.toISOString() : value;
  return { product: productFromRow(row), sortValue, catalogState: row.catalog_state };
}

/** Inserts products without their pictures. */
export function insertProducts(manager: EntityManager, added: readonly Product[]): Promise<void> {
  return insertRows(manager, products, added.map(rowOf));
}

/** Writes all fields of existing products. */
export function rewriteProducts(manager: EntityManager, changed: readonly Product[]): Promise<void> {
  return updateRows(manager, products, changed.map(rowOf));
}

/** Returns false when there is no such product, or it is retired. */
export function changeProduct(
  manager: EntityManager,
  id: string,
  set: StoredRow,
  custom?: CustomValues,
): Promise<boolean> {
  return changeRow(manager, products, { id, set, custom, where: "deleted_at is null" });
}

/** Locks the product until the commit. Returns whether it has this version; true for a product that does not exist. */
export async function hasVersion(manager: EntityManager, id: string, expected: string): Promise<boolean> {
  await manager.query(`select from products where id = $1 for no key update`, [id]);
  // a second statement sees what the one before has waited for
  const sql = `select ${versionOf("product")} from products product where id = $1`;
  const [row]: { version: string }[] = await manager.query(sql, [id]);
  return row === undefined || row.version === expected;
}

function rowOf({ id, custom, createdAt, updatedAt, ...values }: Product): StoredRow {
  return { ...toRow(productFields, values), id, custom, created_at: createdAt, updated_at: updatedAt };
}

export async function readProduct(manager: EntityManager, id: string): Promise<Product | null> {
  const [product] = await readProducts(manager, [id]);
  return product ?? null;
}

export async function readProducts(manager: EntityManager, ids: readonly string[]): Promise<readonly Product[]> {
  const sql = `select ${productColumns} from products product where product.id = any($1)`;
  const rows: ProductRow[] = await manager.query(sql, [ids]);
  return rows.map(productFromRow);
}
