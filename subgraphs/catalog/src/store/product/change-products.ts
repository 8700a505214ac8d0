import type { EntityManager } from "typeorm";
import type { ChangeCause, ProductsChange, UpdateProductsStoreOutcome } from "../../domain/catalog-store.js";
import { maxCategories } from "../../domain/product/check-product-input.js";
import { maxTags } from "../../domain/product/product-fields.js";
import { auditProducts, snapshotsOf } from "./audit-product.js";
import { readProducts } from "./product-rows.js";
import type { NotifiedDatabase } from "../notified-database.js";

/** Applies the same change to many products. The number of statements does not depend on the number of products. */
export function updateProducts(
  { database, changes }: NotifiedDatabase,
  ids: readonly string[],
  change: ProductsChange,
  { at, action }: ChangeCause,
): Promise<UpdateProductsStoreOutcome> {
  return database
    .transaction(async (manager) => {
      const there = await lockProducts(manager, ids);
      const before = await snapshotsOf(manager, there);
      const touched = new Set([
        ...(await changeColumns(manager, there, change)),
        ...(await changeCategories(manager, there, change)),
      ]);
      const of = await overfull(manager, there);
      if (of.length > 0) throw new TooManyError(of);
      await manager.query(`update products set updated_at = $2 where id = any($1)`, [[...touched], at]);
      await auditProducts(manager, action, { before, after: await snapshotsOf(manager, there) });
      const products = await readProducts(manager, there);
      await changes.beforeCommit(manager, "Product", [...touched]);
      return { kind: "updated" as const, products };
    })
    .catch((error: unknown) => {
      if (error instanceof TooManyError) return { kind: "tooMany" as const, of: error.of };
      throw error;
    });
}

type Overfull = { readonly id: string; readonly what: "tags" | "categories" };

/** Rolls the transaction back. */
class TooManyError extends Error {
  constructor(readonly of: readonly Overfull[]) {
    super("too many tags or categories");
  }
}

/** Locks products in the order of their ids, which avoids deadlocks. Returns those that exist and are not retired. */
export async function lockProducts(manager: EntityManager, ids: readonly string[]): Promise<readonly string[]> {
  const rows: { id: string }[] = await manager.query(
    `select id from products where id = any($1) and deleted_at is null order by id for no key update`,
    [ids],
  );
  return rows.map(({ id }) => id);
}

/** Tags keep their order; new ones are appended. Returns the ids of the products that changed. */
async function changeColumns(
  manager: EntityManager,
  ids: readonly string[],
  { isActive, addTags, removeTags }: ProductsChange,
): Promise<readonly string[]> {
  const [rows]: [{ id: string }[], number] = await manager.query(
    `update products product set is_active = wanted.is_active, tags = wanted.tags
     from (
       select id, coalesce($2, is_active) as is_active, array(
         select tag from unnest(tags || $3::text[]) with ordinality as given(tag, place)
         where tag <> all($4::text[]) group by tag order by min(place)
       ) as tags from products where id = any($1)
     ) wanted
     where product.id = wanted.id and (product.is_active, product.tags) is distinct from (wanted.is_active, wanted.tags)
     returning product.id`,
    [ids, isActive ?? null, addTags, removeTags],
  );
  return rows.map(({ id }) => id);
}

async function changeCategories(
  manager: EntityManager,
  ids: readonly string[],
  { addCategoryIds, removeCategoryIds }: ProductsChange,
): Promise<readonly string[]> {
  const rows: { product_id: string }[] = await manager.query(
    `with removed as (
       delete from product_categories where product_id = any($1) and category_id = any($3) returning product_id
     ),
     added as (
       insert into product_categories (product_id, category_id)
       select product_id, category_id from unnest($1::uuid[]) as product_id cross join unnest($2::uuid[]) as category_id
       where category_id <> all($3::uuid[]) on conflict do nothing returning product_id
     )
     select product_id from removed union select product_id from added`,
    [ids, addCategoryIds, removeCategoryIds],
  );
  return rows.map(({ product_id: id }) => id);
}

async function overfull(manager: EntityManager, ids: readonly string[]): Promise<readonly Overfull[]> {
  return manager.query(
    `select id, 'tags' as what from products where id = any($1) and cardinality(tags) > $2
     union all
     select product_id, 'categories' from product_categories where product_id = any($1)
     group by product_id having count(*) > $3`,
    [ids, maxTags, maxCategories],
  );
}
