import type { Check } from "../check.js";
import type { Row } from "../database-snapshot.js";
import type { Finding } from "../difference.js";

export interface ObjectCount extends Row {
  readonly count: number;
}

export interface ComparedFile {
  readonly recorded?: ObjectCount | undefined;
  readonly stored?: ObjectCount | undefined;
}

/** The objects that were made of videos. They come and go while one is converted. */
const made = `
        with made as (
          select sha256, changed_at, (select count(*)::int from jsonb_object_keys(files)) as count,
            state not in ('WAITING', 'RUNNING') and changed_at < (select listed_at from storage_listing) as is_settled
          from playbacks
        )`;

/** The storage has all objects of each file, and no others. A job of media lists the storage every hour. */
export const mediaFiles: Check<{ recorded: ObjectCount; stored: ObjectCount }> = {
  name: "media-files",
  compares: "the files of media with the objects in the storage",
  of: "files",
  advice:
    "Restore missing files from a backup, or upload the file again. Delete objects without a row when two listings show them.",
  sources: {
    recorded: {
      database: "media",
      sql: `
        ${made}
        select sha256 as key, max(object_count) + coalesce(max(made.count), 0) as count,
          greatest(max(file.changed_at), max(made.changed_at)) as "freshAt"
        from media_files file left join made using (sha256)
        where file.state = 'READY' and file.changed_at < (select listed_at from storage_listing)
          and (made.is_settled is null or made.is_settled)
        group by sha256`,
    },
    stored: {
      database: "media",
      sql: `
        ${made}
        select sha256 as key, object_count as count from stored_pictures
        where not exists (
          select from media_files file
          where file.sha256 = stored_pictures.sha256
            and (file.state <> 'READY' or file.changed_at >= (select listed_at from storage_listing))
        ) and not exists (select from made where made.sha256 = stored_pictures.sha256 and not made.is_settled)`,
    },
  },
  compare: compareFile,
};

export function compareFile({ recorded, stored }: ComparedFile): Finding[] {
  const subject = `file ${recorded?.key ?? stored?.key}`;
  if (!recorded)
    return [{ subject, expected: "a row of media_files", found: `${stored?.count} objects without a row` }];
  const found = stored?.count ?? 0;
  return recorded.count === found ? [] : [{ subject, expected: `${recorded.count} objects`, found: String(found) }];
}
