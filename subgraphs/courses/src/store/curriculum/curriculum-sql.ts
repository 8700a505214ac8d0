import type { EntityManager } from "typeorm";
import type { WrittenSection } from "../../domain/curriculum/merge-curriculum.js";

/**
 * Inserts sections and lessons, or replaces those with the same ids. The parameter is JSON, because a course may have
 * more lessons than a statement can have parameters.
 */
export async function writeSections(
  manager: EntityManager,
  courseId: string,
  sections: readonly WrittenSection[],
): Promise<void> {
  const sectionRows = sections.map(({ id, title }, position) => ({ id, title, position }));
  const lessonRows = sections.flatMap((section) =>
    section.lessons.map((lesson, position) => ({
      ...lesson,
      sectionId: section.id,
      position,
      keepsContent: lesson.content === undefined,
      keepsQuiz: lesson.quiz === undefined,
    })),
  );
  if (sectionRows.length === 0) return;
  await manager.query(
    `insert into course_sections (id, course_id, title, position) select section.id, $1, section.title, section.position
     from json_to_recordset($2::json) as section(id uuid, title text, position int)
     on conflict (id) do update set title = excluded.title, position = excluded.position
       where course_sections.course_id = excluded.course_id`,
    [courseId, JSON.stringify(sectionRows)],
  );
  if (lessonRows.length === 0) return;
  await manager.query(
    `with given as (
       select * from json_to_recordset($2::json) as lesson(id uuid, "sectionId" uuid, title text, "durationSeconds" int,
         "isPreview" boolean, "externalUrl" text, "mediaFileId" uuid, "fileKind" text, "opensAfterDays" int,
         "opensAt" timestamptz, "isPrerequisite" boolean, content text, "keepsContent" boolean,
         quiz jsonb, "keepsQuiz" boolean, position int)
     )
     insert into lessons (id, section_id, course_id, title, duration_seconds, is_preview, media_url, media_file_id,
       file_kind, opens_after_days, opens_at, is_prerequisite, content, quiz, position)
     select given.id, given."sectionId", $1, given.title, given."durationSeconds", given."isPreview", given."externalUrl",
       given."mediaFileId", given."fileKind", given."opensAfterDays", given."opensAt", given."isPrerequisite",
       case when given."keepsContent" then present.content else given.content end,
       case when given."keepsQuiz" then present.quiz else nullif(given.quiz, 'null') end, given.position
     from given left join lessons present on present.id = given.id and present.course_id = $1
     on conflict (id) do update set section_id = excluded.section_id, title = excluded.title,
       duration_seconds = excluded.duration_seconds, is_preview = excluded.is_preview, media_url = excluded.media_url,
       media_file_id = excluded.media_file_id, file_kind = excluded.file_kind,
       opens_after_days = excluded.opens_after_days, opens_at = excluded.opens_at,
       is_prerequisite = excluded.is_prerequisite,
       content = excluded.content, quiz = excluded.quiz, position = excluded.position
       where lessons.course_id = excluded.course_id`,
    [courseId, JSON.stringify(lessonRows)],
  );
}

/** Replaces the outline of a course. Returns the number of removed lessons; their completions are deleted with them. */
export async function replaceSections(
  manager: EntityManager,
  courseId: string,
  sections: readonly WrittenSection[],
): Promise<number> {
  const lessonIds = sections.flatMap(({ lessons }) => lessons.map(({ id }) => id));
  const [removed]: { count: number }[] = await manager.query(
    `with removed as (delete from lessons where course_id = $1 and id <> all($2::uuid[]) returning id)
     select count(*)::int as count from removed`,
    [courseId, lessonIds],
  );
  await writeSections(manager, courseId, sections);
  // Runs last, because the lessons that stay have left the removed sections by now.
  await manager.query(`delete from course_sections where course_id = $1 and id <> all($2::uuid[])`, [
    courseId,
    sections.map(({ id }) => id),
  ]);
  return removed?.count ?? 0;
}

/** Completes the enrollments of users who have completed all remaining lessons of a course. */
export async function completeFinished(manager: EntityManager, courseId: string, at: Date): Promise<void> {
  await manager.query(
    `update enrollments enrollment set completed_at = $2
     where enrollment.course_id = $1 and enrollment.ended_at is null and enrollment.completed_at is null
       and exists (select from lessons lesson where lesson.course_id = $1)
       and not exists (
         select from lessons lesson where lesson.course_id = $1 and not exists (
           select from completed_lessons completed
           where completed.enrollment_id = enrollment.id and completed.lesson_id = lesson.id))`,
    [courseId, at],
  );
}
