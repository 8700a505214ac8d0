import { randomUUID } from "node:crypto";
import { auditJobs, type AdminAct } from "@souk/kernel/audit/admin-act";
import { enqueueAll } from "@souk/kernel/jobs/outbox";
import type { EntityManager } from "typeorm";
import { auditedProduct } from "../../domain/product/audited-product.js";
import { stockListOf } from "../../domain/import/import-products.js";
import type { ImportPlan, PlannedProduct } from "../../domain/import/plan-import.js";
import type { Category } from "../../domain/product/product.js";

/** Writes a whole plan. The number of statements does not depend on its size. */
export async function writeImport(manager: EntityManager, plan: ImportPlan, act: AdminAct): Promise<void> {
  await insertCategories(manager, plan.newCategories);
  await insertProducts(
    manager,
    plan.products.filter(({ before }) => before === null),
  );
  await updateProducts(
    manager,
    plan.products.filter(({ before }) => before !== null),
  );
  await replaceCategories(manager, plan.products);
  await replaceImages(manager, plan.products);
  await enqueueAll(manager, [
    ...plan.newCategories.flatMap((category) => auditedCategory(category, act)),
    ...plan.products.flatMap((planned) => auditedImport(planned, act)),
    ...(plan.stock.length > 0 ? [{ task: "setStock", data: stockListOf(plan, act) }] : []),
  ]);
}

async function insertCategories(manager: EntityManager, categories: readonly Category[]): Promise<void> {
  if (categories.length === 0) return;
  await manager.query(
    `insert into categories (id, name, slug) select id, name, slug from json_to_recordset($1::json) as made(id uuid, name text, slug text)`,
    [JSON.stringify(categories)],
  );
}

const columns = `id uuid, sku text, slug text, name text, description text, kind text, price_minor bigint, currency text,
  is_active boolean, tags json, at timestamptz`;
const tagsOf = `array(select json_array_elements_text(wanted.tags))`;

function rowOf({ product }: PlannedProduct): object {
  const { id, sku, slug, name, description, kind, price, isActive, tags, updatedAt } = product;
  const plain = { id, sku, slug, name, description, kind, tags, at: updatedAt };
  return { ...plain, price_minor: price.amountMinor, currency: price.currency, is_active: isActive };
}

async function insertProducts(manager: EntityManager, planned: readonly PlannedProduct[]): Promise<void> {
  if (planned.length === 0) return;
  await manager.query(
    `insert into products (id, sku, slug, name, description, kind, price_minor, currency, is_active, tags, created_at, updated_at)
     select id, sku, slug, name, description, kind, price_minor, currency, is_active, ${tagsOf}, at, at
     from json_to_recordset($1::json) as wanted(${columns})`,
    [JSON.stringify(planned.map(rowOf))],
  );
}

async function updateProducts(manager: EntityManager, planned: readonly PlannedProduct[]): Promise<void> {
  if (planned.length === 0) return;
  await manager.query(
    `update products product set name = wanted.name, description = wanted.description, price_minor = wanted.price_minor,
       is_active = wanted.is_active, tags = ${tagsOf}, updated_at = wanted.at
     from json_to_recordset($1::json) as wanted(${columns}) where product.id = wanted.id`,
    [JSON.stringify(planned.map(rowOf))],
  );
}

async function replaceCategories(manager: EntityManager, planned: readonly PlannedProduct[]): Promise<void> {
  const of = planned.filter(({ categories, categoriesBefore }) => categories !== categoriesBefore);
  if (of.length === 0) return;
  await manager.query(`delete from product_categories where product_id = any($1)`, [
    of.map(({ product }) => product.id),
  ]);
  const pairs = of.flatMap(({ product, categories }) => categories.map((category) => [product.id, category.id]));
  if (pairs.length === 0) return;
  await manager.query(
    `insert into product_categories (product_id, category_id) select * from unnest($1::uuid[], $2::uuid[])`,
    [pairs.map(([productId]) => productId), pairs.map(([, categoryId]) => categoryId)],
  );
}

async function replaceImages(manager: EntityManager, planned: readonly PlannedProduct[]): Promise<void> {
  const of = planned.filter(({ before, product }) => product.images !== before?.images);
  if (of.length === 0) return;
  await manager.query(`delete from product_images where product_id = any($1)`, [of.map(({ product }) => product.id)]);
  const images = of.flatMap(({ product }) => product.images.map((image) => ({ ...image, product_id: product.id })));
  if (images.length === 0) return;
  await manager.query(
    `insert into product_images (id, product_id, url, alt, position)
     select id, product_id, url, alt, position
     from json_to_recordset($1::json) as image(id uuid, product_id uuid, url text, alt text, position int)`,
    [JSON.stringify(images)],
  );
}

// Each audit entry has its own id.
function auditedCategory({ id: targetId, ...after }: Category, act: AdminAct) {
  return auditJobs({ ...act, id: randomUUID() }, { targetType: "Category", targetId, before: null, after });
}

function auditedImport({ before, product, categories, categoriesBefore, stock }: PlannedProduct, act: AdminAct) {
  const told = (units: number | undefined): object => (units === undefined ? {} : { stock: units });
  return auditJobs(
    { ...act, id: randomUUID() },
    {
      targetType: "Product",
      targetId: product.id,
      before: before && { ...auditedProduct(before, categoriesBefore), ...told(stock?.before) },
      after: { ...auditedProduct(product, categories), ...told(stock?.after) },
    },
  );
}
