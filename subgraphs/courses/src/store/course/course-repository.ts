import type { AuditJob } from "@souk/kernel/audit/admin-action";
import type { Database } from "@souk/kernel/database/database";
import { violatedConstraint } from "@souk/kernel/database/database-error";
import { keysetClauses } from "@souk/kernel/database/keyset-clauses";
import { enqueueAll } from "@souk/kernel/jobs/outbox";
import type { CursorValue, ListedRow, PageRequest } from "@souk/kernel/values/page";
import { SqlParameters } from "@souk/kernel/database/sql-parameters";
import type { Course } from "../../domain/course/course.js";
import type { CourseFilter, CourseSort } from "../../domain/course/course-filter.js";
import { draftOf, withChange, type SoldCourse } from "../../domain/course/course-change.js";
import type { CourseMove } from "../../domain/course/course-status.js";
import type {
  CourseAfterChange,
  CourseRelation,
  CourseStore,
  CourseTotals,
  NewCourse,
  SavedCurriculum,
  SectionOfCourse,
  WrittenChange,
} from "../../domain/course/course-store.js";
import { lockedCategoryId } from "../category/locked-category-id.js";
import { lockedCourse, soldColumns, withLockedCategory, writeChange } from "./course-change-sql.js";
import { draftedDetails, writeDetailsDraft } from "./details-draft-sql.js";
import { CourseEntity } from "./course-entity.js";
import {
  courseColumns,
  courseFromRow,
  sectionColumns,
  sectionFromRow,
  type CourseRow,
  type SectionRow,
} from "./course-from-row.js";
import { courseOrder, filterConditions, type CourseCustomSorts } from "./course-list-sql.js";
import { completeFinished, replaceSections, writeSections } from "../curriculum/curriculum-sql.js";

/** Stores courses with their sections and lessons in PostgreSQL. */
export class CourseRepository implements CourseStore {
  constructor(
    private readonly database: Database,
    private readonly customSorts: CourseCustomSorts = new Map(),
  ) {}

  async findCourse(key: "id" | "slug", value: string): Promise<Course | null> {
    const [course] = await this.courses(`where course.${key} = $1`, [value]);
    return course ?? null;
  }

  findCourses(ids: readonly string[]): Promise<readonly Course[]> {
    return this.courses(`where course.id = any($1)`, [ids]);
  }

  findCoursesByProduct(productIds: readonly string[]): Promise<readonly Course[]> {
    return this.courses(`where course.product_id = any($1)`, [productIds]);
  }

  findRelations(buyerId: string | null, productIds: readonly string[]): Promise<readonly CourseRelation[]> {
    const sql = `select course.product_id as "productId", course.status, exists (
        select from enrollments enrollment where enrollment.course_id = course.id and enrollment.user_id = $1
          and enrollment.ended_at is null and enrollment.ends_at is null
      ) as "isOwned", exists (
        select from enrollments enrollment where enrollment.course_id = course.id and enrollment.user_id = $1
          and enrollment.ended_at is null
      ) as "isEnrolled", coalesce(course.instructor_id = $1, false) as "isInstructor",
        course.instructor_id as "instructorId"
      from courses course where course.product_id = any($2)`;
    return this.database.manager.query(sql, [buyerId, productIds]);
  }

  async listCourses(filter: CourseFilter, sort: CourseSort, page: PageRequest): Promise<readonly ListedRow<Course>[]> {
    const parameters = new SqlParameters();
    const conditions = filterConditions(filter, parameters);
    const { start, order, key } = keysetClauses(courseOrder(sort, this.customSorts), page, parameters);
    const rows: (CourseRow & { sort_key: CursorValue[] })[] = await this.database.lists.query(
      `select ${courseColumns}, ${key} as sort_key from courses course where ${conditions} and ${start} ${order}`,
      parameters.values,
    );
    return rows.map((row) => ({ row: courseFromRow(row), key: row.sort_key }));
  }

  async countCourses(filter: CourseFilter): Promise<number> {
    const parameters = new SqlParameters();
    const sql = `select count(*)::int as count from courses course where ${filterConditions(filter, parameters)}`;
    const [row]: { count: number }[] = await this.database.lists.query(sql, parameters.values);
    return row?.count ?? 0;
  }

  async sectionsOfCourses(courseIds: readonly string[]): Promise<readonly SectionOfCourse[]> {
    const sql = `select ${sectionColumns} from course_sections section
      where section.course_id = any($1) order by section.course_id, section.position`;
    const rows: SectionRow[] = await this.database.manager.query(sql, [courseIds]);
    return rows.map(sectionFromRow);
  }

  totalsOfCourses(courseIds: readonly string[]): Promise<readonly CourseTotals[]> {
    const sql = `select course_id as "courseId", count(*)::int as "lessonCount",
        coalesce(sum(duration_seconds), 0)::int as "durationSeconds"
      from lessons where course_id = any($1) group by course_id`;
    return this.database.manager.query(sql, [courseIds]);
  }

  contentsOfLessons(lessonIds: readonly string[]): Promise<readonly { id: string; content: string | null }[]> {
    return this.database.manager.query(`select id, content from lessons where id = any($1)`, [lessonIds]);
  }

  descriptionsOfCourses(courseIds: readonly string[]): Promise<readonly { id: string; description: string | null }[]> {
    return this.database.manager.query(`select id, description from courses where id = any($1)`, [courseIds]);
  }

  async findSoldCourse(id: string): Promise<SoldCourse | null> {
    const [found]: SoldCourse[] = await this.database.manager.query(
      `select ${soldColumns} from courses where id = $1`,
      [id],
    );
    return found ?? null;
  }

  async insertCourse({
    course,
    description,
    categories,
    sections,
    jobs,
  }: NewCourse): Promise<"inserted" | "slugTaken"> {
    try {
      await this.database.transaction(async (manager) => {
        const categoryId = await lockedCategoryId(manager, course.categoryId);
        const row = { ...course, description, categoryId, categories: [...categories], priceRevision: 0 };
        await manager.insert(CourseEntity, row);
        await writeSections(manager, course.id, sections);
        await enqueueAll(manager, jobs);
      });
      return "inserted";
    } catch (error) {
      if (violatedConstraint(error) === "courses_slug") return "slugTaken";
      throw error;
    }
  }

  changeCourse(id: string, written: WrittenChange): Promise<CourseAfterChange | null> {
    return this.database.transaction(async (manager) => {
      const change = await withLockedCategory(manager, written.change);
      const before = await lockedCourse(manager, id);
      if (!before) return null;
      const changed = await writeChange(manager, id, change, before);
      const after = withChange(before, change);
      if (!written.draft) {
        await enqueueAll(manager, written.auditOf(before, after));
        return changed;
      }
      const earlier = (await draftedDetails(manager, id))?.change ?? {};
      const draft = draftOf(before, earlier, written.draft);
      await writeDetailsDraft(manager, id, { change: draft, at: written.at });
      await enqueueAll(manager, written.auditOf(withChange(before, earlier), withChange(after, draft ?? {})));
      return changed;
    });
  }

  saveCurriculum({ courseId, expectedVersion, sections, at, jobs }: SavedCurriculum): Promise<Course | null> {
    return this.database.transaction(async (manager) => {
      const [row]: CourseRow[] = await manager.query(
        `with saved as (update courses set version = version + 1 where id = $1 and version = $2 returning *)
         select ${courseColumns} from saved course`,
        [courseId, expectedVersion],
      );
      if (!row) return null;
      if ((await replaceSections(manager, courseId, sections)) > 0) await completeFinished(manager, courseId, at);
      await enqueueAll(manager, jobs);
      return courseFromRow(row);
    });
  }

  moveCourse(id: string, { from, to }: CourseMove, jobs: readonly AuditJob[]): Promise<Course | null> {
    return this.database.transaction(async (manager) => {
      const [row]: CourseRow[] = await manager.query(
        `with moved as (
           update courses set status = $3, archived_from = case when $3 = 'ARCHIVED' then status end
           where id = $1 and status = $2 returning *
         )
         select ${courseColumns} from moved course`,
        [id, from, to],
      );
      if (!row) return null;
      await enqueueAll(manager, [{ task: "followCourseStatus", data: { courseId: id } }, ...jobs]);
      return courseFromRow(row);
    });
  }

  private async courses(where: string, values: unknown[]): Promise<Course[]> {
    const sql = `select ${courseColumns} from courses course ${where}`;
    const rows: CourseRow[] = await this.database.manager.query(sql, values);
    return rows.map(courseFromRow);
  }
}
