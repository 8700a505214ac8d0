import type { Database } from "@souk/kernel/database/database";
import type { PictureUse, PictureUsesStore } from "../../domain/image/picture-uses.js";

/** Finds pictures of media by their addresses; the index `product_images_checksum` has the same expression. */
export class PictureUsesRepository implements PictureUsesStore {
  constructor(private readonly database: Database) {}

  findPictureUses(checksums: readonly string[]): Promise<readonly PictureUse[]> {
    return this.database.manager.query<PictureUse[]>(
      `select wanted.checksum, used."productId", used.name
       from unnest($1::text[]) wanted (checksum) cross join lateral (
         select distinct product.id as "productId", product.name
         from product_images image join products product on product.id = image.product_id
         where substring(image.url from '/media/([0-9a-f]{64})-') = wanted.checksum and product.deleted_at is null
         order by product.name limit 10
       ) used`,
      [checksums],
    );
  }
}
