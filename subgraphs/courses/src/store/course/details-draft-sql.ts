import type { EntityManager } from "typeorm";
import type { DetailsChange } from "../../domain/course/course-change.js";

// a thumbnail has its own column, where it is found and replaced as that of a course
export const storedChange = `details.changes || case when details.has_thumbnail
  then jsonb_build_object('thumbnail', details.thumbnail_sha256) else '{}' end`;

export async function draftedDetails(
  manager: EntityManager,
  courseId: string,
): Promise<{ readonly change: DetailsChange; readonly savedAt: Date } | null> {
  const [row]: { change: DetailsChange; savedAt: Date }[] = await manager.query(
    `select ${storedChange} as change, saved_at as "savedAt" from detail_drafts details where course_id = $1`,
    [courseId],
  );
  return row ?? null;
}

/** Without a change, deletes the draft. Each save has a later time than the one before. */
export async function writeDetailsDraft(
  manager: EntityManager,
  courseId: string,
  { change, at }: { readonly change: DetailsChange | null; readonly at: Date },
): Promise<void> {
  if (!change) {
    await manager.query(`delete from detail_drafts where course_id = $1`, [courseId]);
    return;
  }
  const { thumbnail, ...changes } = change;
  await manager.query(
    `insert into detail_drafts (course_id, changes, has_thumbnail, thumbnail_sha256, saved_at)
     values ($1, $2, $3, $4, $5)
     on conflict (course_id) do update set changes = excluded.changes, has_thumbnail = excluded.has_thumbnail,
       thumbnail_sha256 = excluded.thumbnail_sha256,
       saved_at = greatest(excluded.saved_at, detail_drafts.saved_at + interval '1 ms')`,
    [courseId, JSON.stringify(changes), thumbnail !== undefined, thumbnail ?? null, at],
  );
}
