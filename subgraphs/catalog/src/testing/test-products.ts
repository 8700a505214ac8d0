import { randomUUID } from "node:crypto";
import type { Database } from "@souk/kernel/database/database";
import { absentValues } from "@souk/kernel/fields/field";
import type { Product } from "../domain/product/product.js";
import { productFields } from "../domain/product/product-fields.js";
import type { ProductRepository } from "../store/product/product-repository.js";

/** Inserts a lamp of CA$49.00 with the given differences. */
export async function insertTestProduct(store: ProductRepository, change: Partial<Product>): Promise<Product> {
  const id = randomUUID();
  const product: Product = {
    ...absentValues(productFields),
    id,
    sku: id,
    slug: `lamp-${id}`,
    name: "Lamp",
    description: null,
    kind: "PHYSICAL",
    price: { amountMinor: 4900, currency: "CAD" },
    isActive: true,
    tags: [],
    images: [],
    custom: {},
    createdAt: new Date(),
    updatedAt: new Date(),
    ...change,
  };
  const outcome = await store.insertProduct({ product, categoryIds: [], initialStock: 0, action: null });
  if (outcome !== "inserted") throw new Error(outcome);
  return product;
}

/** Takes all jobs out of the outbox, in the order in which they were added. */
export function takeTestJobs(database: Database): Promise<{ readonly task: string; readonly data: any }[]> {
  return database.manager.query(
    `with taken as (delete from graphile_worker._private_jobs returning id, task_id, payload)
     select task.identifier as task, payload -> 'data' as data
     from taken join graphile_worker._private_tasks task on task.id = taken.task_id order by taken.id`,
  );
}
