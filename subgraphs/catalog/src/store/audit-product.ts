import { auditJobs, type AdminAct, type AuditSnapshot } from "@souk/kernel/admin-act";
import { enqueueAll } from "@souk/kernel/outbox";
import type { EntityManager } from "typeorm";
import { auditedProduct } from "../domain/audited-product.js";
import { categoriesOf, readProduct } from "./change-product.js";

/** The product as it is before a change, and nobody else changes it until the commit. */
export async function lockedSnapshot(manager: EntityManager, id: string): Promise<AuditSnapshot | null> {
  await manager.query(`select from products where id = $1 for no key update`, [id]);
  return snapshotOf(manager, id);
}

/** Tells the audit log what has become of the product by now. */
export async function auditProduct(
  manager: EntityManager,
  { act, id, before }: { act: AdminAct | null; id: string; before: AuditSnapshot | null },
): Promise<void> {
  if (act === null) return;
  const after = await snapshotOf(manager, id);
  await enqueueAll(manager, auditJobs(act, { targetType: "Product", targetId: id, before, after }));
}

async function snapshotOf(manager: EntityManager, id: string): Promise<AuditSnapshot | null> {
  const product = await readProduct(manager, id);
  return product && auditedProduct(product, await categoriesOf(manager, [id]));
}
