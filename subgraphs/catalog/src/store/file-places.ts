import { showsPicture, type FilePlaces } from "@souk/kernel/file-uses/file-places";

const visible = `id, name, null::uuid as "ownerId"`;

/** Products show pictures in their images; products and categories, in their declared fields. */
export const catalogFilePlaces: FilePlaces = {
  Product: [
    // the index product_images_checksum has the same expression
    `select product.id, product.name, null::uuid as "ownerId"
     from product_images image join products product on product.id = image.product_id
     where substring(image.url from '/media/([0-9a-f]{64})-') = wanted.key and product.deleted_at is null`,
    `select ${visible} from products where ${showsPicture("custom::text")} and deleted_at is null`,
  ],
  Category: [`select ${visible} from categories where ${showsPicture("custom::text")}`],
};
