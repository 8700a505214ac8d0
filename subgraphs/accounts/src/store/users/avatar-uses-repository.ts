import type { Database } from "@souk/kernel/database/database";
import type { AvatarUse, AvatarUsesStore } from "../../domain/users/avatar-uses.js";

/** Finds users by the checksum of their picture; the index is `users_avatar`. */
export class AvatarUsesRepository implements AvatarUsesStore {
  constructor(private readonly database: Database) {}

  findAvatarUses(checksums: readonly string[]): Promise<readonly AvatarUse[]> {
    return this.database.manager.query<AvatarUse[]>(
      `select wanted.checksum, used.id as "userId", used.name
       from unnest($1::text[]) wanted (checksum) cross join lateral (
         select id, coalesce(full_name, username, email) as name from users where avatar_sha256 = wanted.checksum
         order by id limit 10
       ) used`,
      [checksums],
    );
  }
}
