import type { Check } from "../check.js";
import type { Row } from "../database-snapshot.js";
import type { Finding } from "../difference.js";

/** A file that media has. */
export interface StoredFile extends Row {
  readonly isDeleted: boolean;
  /** Whether a day has passed after which the job of media must have seen the use. */
  readonly isUnused: boolean;
}

export interface ComparedUse {
  readonly used?: Row | undefined;
  readonly stored?: StoredFile | undefined;
}

/**
 * Media has each file that a course uses by its id, and knows that it is in use. Courses stores an id only after media has
 * kept the file. Addresses of pictures are not compared: users may write any.
 */
export const courseFiles: Check<{ used: Row; stored: StoredFile }> = {
  name: "course-files",
  compares: "the files that courses use with those of media",
  of: "files",
  advice:
    "Restore a missing file with its row from a backup, or attach another one. Look for failures of the job deleteUnusedMedia when media does not know a use.",
  sources: {
    used: {
      database: "courses",
      sql: `
        select lower(id) as key, max(at) as "freshAt" from (
          select promo_file_id::text as id, null::timestamptz as at from courses
          union all select media_file_id::text, null from lessons
          union all select jsonb_path_query(sections, '$[*].lessons[*].mediaFileId') #>> '{}', saved_at from outline_drafts
          union all select changes ->> 'promoFileId', saved_at from detail_drafts
          union all select jsonb_path_query(answers, '$[*].fileIds[*]') #>> '{}', started_at from quiz_attempts
        ) used where id is not null group by 1`,
    },
    stored: {
      database: "media",
      // the job runs every ten minutes: it restores files that were used while they were deleted, and looks for first uses
      sql: `
        select id::text as key, coalesce(deleted_at < now() - interval '1 hour', false) as "isDeleted",
          used_at is null and greatest(created_at, changed_at) < now() - interval '2 days' as "isUnused"
        from media_files where state = 'READY'`,
    },
  },
  compare: compareUse,
};

export function compareUse({ used, stored }: ComparedUse): Finding[] {
  if (!used) return [];
  const subject = `file ${used.key}`;
  if (!stored) return [{ subject, expected: "a file of media, as a course uses it", found: "none" }];
  if (stored.isDeleted) return [{ subject, expected: "a file of media, as a course uses it", found: "a deleted one" }];
  return stored.isUnused ? [{ subject, expected: "a use in media, as a course uses it", found: "none" }] : [];
}
