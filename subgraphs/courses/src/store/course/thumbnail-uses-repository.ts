import type { Database } from "@souk/kernel/database/database";
import type { ThumbnailUse, ThumbnailUsesStore } from "../../domain/course/thumbnail-uses.js";

/** Finds courses by the checksum of their picture; the index is `courses_thumbnail`. */
export class ThumbnailUsesRepository implements ThumbnailUsesStore {
  constructor(private readonly database: Database) {}

  findThumbnailUses(checksums: readonly string[]): Promise<readonly ThumbnailUse[]> {
    return this.database.manager.query<ThumbnailUse[]>(
      `select wanted.checksum, used.id as "courseId", used.title, used.instructor_id as "instructorId",
         used.status = 'PUBLISHED' as "isPublished"
       from unnest($1::text[]) wanted (checksum) cross join lateral (
         select id, title, instructor_id, status from courses where thumbnail_sha256 = wanted.checksum
         order by id limit 10
       ) used`,
      [checksums],
    );
  }
}
