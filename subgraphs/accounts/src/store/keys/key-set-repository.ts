import type { Database } from "@souk/kernel/database/database";
import type { KeySetStore, KeySetUse } from "../../domain/keys/key-set-use.js";

const storedDays = 90;

export class KeySetRepository implements KeySetStore {
  constructor(private readonly database: Pick<Database, "manager">) {}

  async others(setting: string, keyIds: readonly string[]): Promise<readonly KeySetUse[]> {
    const rows = await this.database.manager.query<{ keyIds: string[]; lastUsedAt: Date }[]>(
      `select key_ids as "keyIds", last_used_at as "lastUsedAt" from key_sets
       where setting = $1 and key_ids <> $2 order by last_used_at desc`,
      [setting, keyIds],
    );
    return rows;
  }

  async isKnown(setting: string, keyIds: readonly string[]): Promise<boolean> {
    const rows = await this.database.manager.query<unknown[]>(
      `select from key_sets where setting = $1 and key_ids = $2`,
      [setting, keyIds],
    );
    return rows.length > 0;
  }

  async recordUse(setting: string, keyIds: readonly string[], at: Date): Promise<void> {
    await this.database.manager.query(
      `with forgotten as (
         delete from key_sets where setting = $1 and key_ids <> $2 and last_used_at < $3::timestamptz - $4 * interval '1 day'
       )
       insert into key_sets (setting, key_ids, last_used_at) values ($1, $2, $3)
       on conflict (setting, key_ids) do update set last_used_at = greatest(key_sets.last_used_at, excluded.last_used_at)`,
      [setting, keyIds, at, storedDays],
    );
  }
}
