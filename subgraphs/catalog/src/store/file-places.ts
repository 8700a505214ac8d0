import type { EntityChanges } from "@souk/kernel/cache/entities/entity-changes";
import { showsPicture, type FilePlaces, type PictureReplaced } from "@souk/kernel/file-uses/file-places";

const visible = `id, name, null::uuid as "ownerId"`;

// the index product_images_checksum has the same expression
const isImage = "substring(url from '/media/([0-9a-f]{64})-') = wanted.key";

/** Products show pictures in their images; products and categories, in their declared fields. */
export const catalogFilePlaces: FilePlaces = {
  Product: {
    selects: [
      `select product.id, product.name, null::uuid as "ownerId"
     from product_images image join products product on product.id = image.product_id
     where ${isImage} and product.deleted_at is null`,
      `select ${visible} from products where ${showsPicture("custom::text")} and deleted_at is null`,
    ],
    columns: [
      { table: "product_images", column: "url", type: "address", objectId: "product_id", where: isImage },
      { table: "products", column: "custom", type: "json" },
    ],
  },
  Category: {
    selects: [`select ${visible} from categories where ${showsPicture("custom::text")}`],
    columns: [{ table: "categories", column: "custom", type: "json" }],
  },
};

/** Publishes the event of the changed products, and invalidates them in the caches. */
export function productPictureReplaced(changes: EntityChanges): PictureReplaced {
  return async (manager, typename, ids) => {
    if (typename !== "Product") return;
    await manager.query("update products set updated_at = now() where id = any($1::uuid[]) and deleted_at is null", [
      ids,
    ]);
    await changes.beforeCommit(manager, typename, ids);
  };
}
