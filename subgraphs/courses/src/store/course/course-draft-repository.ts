import type { Database } from "@souk/kernel/database/database";
import { enqueueAll } from "@souk/kernel/jobs/outbox";
import type { Course } from "../../domain/course/course.js";
import { withChange, type DetailsChange } from "../../domain/course/course-change.js";
import type { CourseDraft, CourseDraftStore, EndedDraft } from "../../domain/course/course-draft.js";
import type { CourseAfterChange } from "../../domain/course/course-store.js";
import type { WrittenSection } from "../../domain/curriculum/merge-curriculum.js";
import { completeFinished, replaceSections } from "../curriculum/curriculum-sql.js";
import { lockedCourse, writeChange } from "./course-change-sql.js";
import { draftedDetails, storedChange } from "./details-draft-sql.js";
import { courseColumns, courseFromRow, withDates, type CourseRow } from "./course-from-row.js";

interface DraftRow {
  readonly courseId: string;
  readonly sections:
    | readonly (Omit<WrittenSection, "lessons"> & {
        readonly lessons: readonly (Omit<WrittenSection["lessons"][number], "opensAt"> & { opensAt: string | null })[];
      })[]
    | null;
  readonly outlineSavedAt: Date;
  readonly change: DetailsChange | null;
  readonly detailsSavedAt: Date;
}

/** Stores the drafts of courses in PostgreSQL: the outline and the details, each as one value. */
export class CourseDraftRepository implements CourseDraftStore {
  constructor(private readonly database: Database) {}

  async draftsOfCourses(courseIds: readonly string[]): Promise<readonly CourseDraft[]> {
    const rows = await this.database.manager.query<DraftRow[]>(
      `select coalesce(outline.course_id, details.course_id) as "courseId", outline.sections,
         outline.saved_at as "outlineSavedAt", ${storedChange} as change, details.saved_at as "detailsSavedAt"
       from (select * from outline_drafts where course_id = any($1)) outline
       full join (select * from detail_drafts where course_id = any($1)) details using (course_id)`,
      [courseIds],
    );
    return rows.map(({ courseId, sections, outlineSavedAt, change, detailsSavedAt }) => ({
      courseId,
      outline: sections && {
        sections: sections.map(({ lessons, ...section }) => ({ ...section, lessons: lessons.map(withDates) })),
        savedAt: outlineSavedAt,
      },
      details: change && { change, savedAt: detailsSavedAt },
    }));
  }

  saveOutline({
    courseId,
    expectedVersion,
    sections,
    at,
    jobs,
  }: Parameters<CourseDraftStore["saveOutline"]>[0]): Promise<Course | null> {
    return this.database.transaction(async (manager) => {
      const [row]: CourseRow[] = await manager.query(
        `with saved as (update courses set version = version + 1 where id = $1 and version = $2 returning *),
         deleted as (delete from outline_drafts where $3::jsonb is null and course_id in (select id from saved)),
         drafted as (
           insert into outline_drafts (course_id, sections, saved_at) select id, $3, $4 from saved
           where $3::jsonb is not null
           on conflict (course_id) do update set sections = excluded.sections, saved_at = excluded.saved_at
         )
         select ${courseColumns} from saved course`,
        [courseId, expectedVersion, sections && JSON.stringify(sections), at],
      );
      if (!row) return null;
      await enqueueAll(manager, jobs);
      return courseFromRow(row);
    });
  }

  endDraft({ draft, expectedVersion, publish, at, auditOf }: EndedDraft): Promise<CourseAfterChange | null> {
    const { courseId, outline, details } = draft;
    return this.database.transaction(async (manager) => {
      const published = await lockedCourse(manager, courseId);
      // only now, because the draft may have been saved before the course was locked
      const present = await draftedDetails(manager, courseId);
      if (present?.savedAt.getTime() !== details?.savedAt.getTime()) return null;
      // another page with the draft must not save it again
      const [row]: CourseRow[] = await manager.query(
        `with ended as (update courses set version = version + 1 where id = $1 and version = $2 returning *),
         outline as (delete from outline_drafts where course_id in (select id from ended)),
         details as (delete from detail_drafts where course_id in (select id from ended))
         select ${courseColumns} from ended course`,
        [courseId, expectedVersion],
      );
      if (!row || !published) return null;
      if (publish && outline && (await replaceSections(manager, courseId, outline.sections)) > 0)
        await completeFinished(manager, courseId, at);
      const drafted = details && withChange(published, details.change);
      await enqueueAll(manager, auditOf(drafted && { published, drafted }));
      if (!publish || !details) return { course: courseFromRow(row), update: null };
      return writeChange(manager, courseId, details.change, published);
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
