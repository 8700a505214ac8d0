import type { Database } from "@souk/kernel/database/database";
import { enqueueAll } from "@souk/kernel/jobs/outbox";
import type { Course } from "../../domain/course/course.js";
import type { SavedCurriculum } from "../../domain/course/course-store.js";
import type { WrittenSection } from "../../domain/curriculum/merge-curriculum.js";
import type { EndedDraft, OutlineDraft, OutlineDraftStore } from "../../domain/curriculum/outline-draft.js";
import { courseColumns, courseFromRow, withDates, type CourseRow } from "../course/course-from-row.js";
import { completeFinished, replaceSections } from "./curriculum-sql.js";

interface DraftRow {
  readonly courseId: string;
  readonly sections: readonly (Omit<WrittenSection, "lessons"> & {
    readonly lessons: readonly (Omit<WrittenSection["lessons"][number], "opensAt"> & { opensAt: string | null })[];
  })[];
  readonly savedAt: Date;
}

/** Stores the drafts of outlines in PostgreSQL, each as one value. */
export class OutlineDraftRepository implements OutlineDraftStore {
  constructor(private readonly database: Database) {}

  async draftsOfCourses(courseIds: readonly string[]): Promise<readonly OutlineDraft[]> {
    const rows = await this.database.manager.query<DraftRow[]>(
      `select course_id as "courseId", sections, saved_at as "savedAt" from outline_drafts where course_id = any($1)`,
      [courseIds],
    );
    return rows.map(({ sections, ...row }) => ({
      ...row,
      sections: sections.map(({ lessons, ...section }) => ({ ...section, lessons: lessons.map(withDates) })),
    }));
  }

  saveDraft({ courseId, expectedVersion, sections, at, jobs }: SavedCurriculum): Promise<Course | null> {
    return this.database.transaction(async (manager) => {
      const [row]: CourseRow[] = await manager.query(
        `with saved as (update courses set version = version + 1 where id = $1 and version = $2 returning *),
         drafted as (
           insert into outline_drafts (course_id, sections, saved_at) select id, $3, $4 from saved
           on conflict (course_id) do update set sections = excluded.sections, saved_at = excluded.saved_at
         )
         select ${courseColumns} from saved course`,
        [courseId, expectedVersion, JSON.stringify(sections), at],
      );
      if (!row) return null;
      await enqueueAll(manager, jobs);
      return courseFromRow(row);
    });
  }

  endDraft({ courseId, expectedVersion, sections, at, jobs }: EndedDraft): Promise<Course | null> {
    return this.database.transaction(async (manager) => {
      // another page with the draft must not save it again
      const [row]: CourseRow[] = await manager.query(
        `with ended as (update courses set version = version + 1 where id = $1 and version = $2 returning *),
         deleted as (delete from outline_drafts where course_id in (select id from ended))
         select ${courseColumns} from ended course`,
        [courseId, expectedVersion],
      );
      if (!row) return null;
      if (sections && (await replaceSections(manager, courseId, sections)) > 0)
        await completeFinished(manager, courseId, at);
      await enqueueAll(manager, jobs);
      return courseFromRow(row);
    });
  }

  countCompletions(lessonIds: readonly string[]): Promise<readonly { lessonId: string; count: number }[]> {
    return this.database.manager.query(
      `select completed.lesson_id as "lessonId", count(*)::int as count from completed_lessons completed
       join enrollments enrollment on enrollment.id = completed.enrollment_id and enrollment.ended_at is null
       where completed.lesson_id = any($1) group by completed.lesson_id`,
      [lessonIds],
    );
  }
}
