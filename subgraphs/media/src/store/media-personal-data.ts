import type { Database } from "@souk/kernel/database/database";
import { maxExportedRows, type Person, type PersonalData } from "@souk/kernel/peers/personal-data";

/**
 * Exports the files that a person uploaded, with their captions. Erasure removes the owner and the names: pictures that a product shows belong
 * to the shop. The job looks for uses again, and deletes the others after their day, such as the picture of the profile.
 */
export class MediaPersonalData implements PersonalData {
  constructor(private readonly database: Database) {}

  async read({ userId }: Person) {
    const files: object[] = await this.database.manager.query(
      `select name, state, size_bytes::float8 as "sizeBytes", alt, source_url as "sourceUrl", created_at as "createdAt",
         (select json_agg(json_build_object('language', language, 'content', content) order by language)
          from captions where file_id = media_files.id) as captions
       from media_files where owner_id = $1 and deleted_at is null order by created_at desc, id desc limit $2`,
      [userId, maxExportedRows],
    );
    return { files };
  }

  async erase({ userId }: Person): Promise<void> {
    await this.database.manager.query(
      `update media_files set owner_id = null, name = 'erased', source_url = null, used_at = null,
         use_seen_at = null, changed_at = now()
       where owner_id = $1`,
      [userId],
    );
  }
}
