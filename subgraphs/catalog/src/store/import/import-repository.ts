import type { AdminAction } from "@souk/kernel/audit/admin-action";
import type { Database } from "@souk/kernel/database/database";
import { violatedConstraint } from "@souk/kernel/database/database-error";
import type { EntityChanges } from "@souk/kernel/cache/entities/entity-changes";
import { lockUntilCommit } from "@souk/kernel/database/lock-until-commit";
import type { EntityManager } from "typeorm";
import type { DecideImport, ImportedNames, ImportStore } from "../../domain/import/import-store.js";
import type { ImportPlan, ImportSnapshot } from "../../domain/import/plan-import.js";
import { categoriesOf, readCategories } from "../category/category-rows.js";
import { productColumns, productFromRow, type ProductRow } from "../product/product-rows.js";
import { writeImport } from "./write-import.js";

const maxAttempts = 3;

/** Imports in PostgreSQL: four statements to read and at most ten to write, for any number of rows. */
export class ImportRepository implements ImportStore {
  constructor(
    private readonly database: Database,
    private readonly changes: EntityChanges,
  ) {}

  async idsBySku(skus: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const sql = `select sku, id from products where sku = any($1) and deleted_at is null`;
    const rows: { sku: string; id: string }[] = await this.database.manager.query(sql, [skus]);
    return new Map(rows.map(({ sku, id }) => [sku, id]));
  }

  async preview(names: ImportedNames, decide: DecideImport): Promise<ImportPlan> {
    return decide(await readSnapshot(this.database.manager, names));
  }

  async write(names: ImportedNames, decide: DecideImport, action: AdminAction): Promise<ImportPlan> {
    for (let attempts = 1; ; attempts += 1) {
      try {
        return await this.writeOnce(names, decide, action);
      } catch (error) {
        // Another transaction created a product or category in the meantime; the retry finds it.
        if (!isTaken(error) || attempts === maxAttempts) throw error;
      }
    }
  }

  private writeOnce(names: ImportedNames, decide: DecideImport, action: AdminAction): Promise<ImportPlan> {
    return this.database.transaction(async (manager) => {
      // Without this lock, two imports could deadlock on each other's new SKUs.
      await lockUntilCommit(manager, "importProducts");
      const plan = decide(await readSnapshot(manager, names, "for no key update of product"));
      await writeImport(manager, plan, action);
      const changed = plan.products.filter(({ before }) => before !== null).map(({ product }) => product.id);
      await this.changes.beforeCommit(manager, "Product", changed);
      return plan;
    });
  }
}

function isTaken(error: unknown): boolean {
  return ["products_sku", "products_slug", "categories_slug"].includes(violatedConstraint(error) ?? "");
}

async function readSnapshot(
  manager: EntityManager,
  { skus, slugs, categorySlugs, categoryNames }: ImportedNames,
  lock = "",
): Promise<ImportSnapshot> {
  const rows: ProductRow[] = await manager.query(
    `select ${productColumns} from products product where product.sku = any($1) and product.deleted_at is null
     order by product.id ${lock}`,
    [skus],
  );
  const memberships = Map.groupBy(
    await categoriesOf(
      manager,
      rows.map(({ id }) => id),
    ),
    ({ productId }) => productId,
  );
  const categories = await readCategories(
    manager,
    `category.slug = any($1)
     or category.sort_name = any(array(select searchable(name) from unnest($2::text[]) as name))`,
    [categorySlugs, categoryNames],
  );
  const existing: { slug: string }[] = await manager.query(
    `select slug from products where slug = any($1) and deleted_at is null`,
    [slugs],
  );
  const products = rows.map((row) => {
    const product = productFromRow(row);
    const memberOf = (memberships.get(row.id) ?? []).map(({ productId: _id, ...category }) => category);
    return [product.sku, { product, categories: memberOf }] as const;
  });
  return { products: new Map(products), categories, takenSlugs: new Set(existing.map(({ slug }) => slug)) };
}
