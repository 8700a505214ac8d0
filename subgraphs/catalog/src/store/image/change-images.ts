import type { EntityManager } from "typeorm";
import type { ChangeCause } from "../../domain/catalog-store.js";
import type { Product } from "../../domain/product/product.js";
import { auditProduct, lockedSnapshot } from "../product/audit-product.js";
import { changeProduct, readProduct } from "../product/product-rows.js";
import { lockProducts } from "../product/change-products.js";
import type { NotifiedDatabase } from "../notified-database.js";

export function removeImage(
  notified: NotifiedDatabase,
  productId: string,
  imageId: string,
  cause: ChangeCause,
): Promise<Product | null> {
  return changeImages(notified, productId, cause, async (manager) => {
    const [removed]: [{ position: number }[], number] = await manager.query(
      `delete from product_images where product_id = $1 and id = $2 returning position`,
      [productId, imageId],
    );
    const [gap] = removed;
    if (!gap) return null;
    await manager.query(`update product_images set position = position - 1 where product_id = $1 and position > $2`, [
      productId,
      gap.position,
    ]);
    return "changed";
  });
}

export function reorderImages(
  notified: NotifiedDatabase,
  productId: string,
  imageIds: readonly string[],
  cause: ChangeCause,
): Promise<Product | null | "otherImages"> {
  return changeImages(notified, productId, cause, async (manager) => {
    const rows: { id: string }[] = await manager.query(`select id from product_images where product_id = $1`, [
      productId,
    ]);
    const named = new Set(imageIds.map((id) => id.toLowerCase()));
    if (rows.length !== named.size || !rows.every(({ id }) => named.has(id))) return "otherImages";
    await manager.query(
      `update product_images image set position = wanted.place - 1
       from unnest($2::uuid[]) with ordinality as wanted(id, place)
       where image.product_id = $1 and image.id = wanted.id`,
      [productId, imageIds],
    );
    return "changed";
  });
}

export async function updateImage(
  notified: NotifiedDatabase,
  imageId: string,
  alt: string | null,
  cause: ChangeCause,
): Promise<Product | null> {
  const [image]: { product_id: string }[] = await notified.database.manager.query(
    `select product_id from product_images where id = $1`,
    [imageId],
  );
  if (!image) return null;
  return changeImages(notified, image.product_id, cause, async (manager) => {
    const [, count]: [unknown, number] = await manager.query(
      `update product_images set alt = $3 where product_id = $1 and id = $2`,
      [image.product_id, imageId, alt],
    );
    return count === 1 ? "changed" : null;
  });
}

/** Locks the product's row, which protects its images. Returns null when the product does not exist or is retired. */
function changeImages<Refusal>(
  { database, changes }: NotifiedDatabase,
  productId: string,
  { at, action }: ChangeCause,
  change: (manager: EntityManager) => Promise<"changed" | Refusal>,
): Promise<Product | null | Exclude<Refusal, "changed">> {
  return database.transaction(async (manager) => {
    if ((await lockProducts(manager, [productId])).length === 0) return null;
    const before = await lockedSnapshot(manager, productId);
    const outcome = await change(manager);
    if (outcome !== "changed") return outcome as Exclude<Refusal, "changed">;
    await changeProduct(manager, productId, { updated_at: at });
    await auditProduct(manager, { action, id: productId, before });
    const changed = await readProduct(manager, productId);
    if (changed) await changes.beforeCommit(manager, "Product", [changed.id]);
    return changed;
  });
}
