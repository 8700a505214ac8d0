import { randomUUID } from "node:crypto";
import { auditJobs, type AdminAction, type AuditSnapshot } from "@souk/kernel/audit/admin-action";
import { enqueueAll } from "@souk/kernel/jobs/outbox";
import type { EntityManager } from "typeorm";
import { auditedProduct } from "../../domain/product/audited-product.js";
import { categoriesOf } from "../category/category-rows.js";
import { readProduct, readProducts } from "./product-rows.js";

/** Returns the product before a change, and locks it until the commit. */
export async function lockedSnapshot(manager: EntityManager, id: string): Promise<AuditSnapshot | null> {
  await manager.query(`select from products where id = $1 for no key update`, [id]);
  return snapshotOf(manager, id);
}

/** Writes the current state of the product to the audit log. */
export async function auditProduct(
  manager: EntityManager,
  { action, id, before }: { action: AdminAction | null; id: string; before: AuditSnapshot | null },
): Promise<void> {
  if (action === null) return;
  const after = await snapshotOf(manager, id);
  await enqueueAll(manager, auditJobs(action, { targetType: "Product", targetId: id, before, after }));
}

async function snapshotOf(manager: EntityManager, id: string): Promise<AuditSnapshot | null> {
  const product = await readProduct(manager, id);
  return product && auditedProduct(product, await categoriesOf(manager, [id]));
}

export type Snapshots = ReadonlyMap<string, AuditSnapshot>;

/** Reads many products in two statements. */
export async function snapshotsOf(manager: EntityManager, ids: readonly string[]): Promise<Snapshots> {
  const products = await readProducts(manager, ids);
  const categories = Map.groupBy(await categoriesOf(manager, ids), ({ productId }) => productId);
  return new Map(products.map((product) => [product.id, auditedProduct(product, categories.get(product.id) ?? [])]));
}

/** Writes one audit entry for each product that has changed. */
export async function auditProducts(
  manager: EntityManager,
  action: AdminAction | null,
  { before, after }: { readonly before: Snapshots; readonly after: Snapshots },
): Promise<void> {
  if (action === null) return;
  const changed = [...after].filter(([id, now]) => JSON.stringify(now) !== JSON.stringify(before.get(id)));
  const jobs = changed.flatMap(([targetId, now]) =>
    // Each entry has its own id.
    auditJobs(
      { ...action, id: randomUUID() },
      {
        targetType: "Product",
        targetId,
        before: before.get(targetId) ?? null,
        after: now,
      },
    ),
  );
  await enqueueAll(manager, jobs);
}
