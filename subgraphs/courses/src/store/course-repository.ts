import type { AuditJob } from "@souk/kernel/admin-act";
import type { Database } from "@souk/kernel/database";
import { violatedConstraint } from "@souk/kernel/database-error";
import { enqueueAll } from "@souk/kernel/outbox";
import type { PageRequest } from "@souk/kernel/page";
import { SqlParameters } from "@souk/kernel/sql-parameters";
import type { EntityManager } from "typeorm";
import type { Course, CourseSection } from "../domain/course.js";
import type { CourseFilter } from "../domain/course-filter.js";
import type { CourseStanding, CourseStore, NewCourse, SectionOfCourse } from "../domain/course-store.js";
import { CourseEntity } from "./course-entity.js";
import {
  courseColumns,
  courseFromRow,
  sectionColumns,
  sectionFromRow,
  type CourseRow,
  type SectionRow,
} from "./course-from-row.js";
import { filterConditions, pageClauses } from "./course-list-sql.js";

/** Courses with their sections and lessons in PostgreSQL. */
export class CourseRepository implements CourseStore {
  constructor(private readonly database: Database) {}

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

  findStandings(buyerId: string | null, productIds: readonly string[]): Promise<readonly CourseStanding[]> {
    const sql = `select course.product_id as "productId", course.status, exists (
        select from enrollments enrollment where enrollment.course_id = course.id and enrollment.user_id = $1 and enrollment.ended_at is null
      ) as "isOwned"
      from courses course where course.product_id = any($2)`;
    return this.database.manager.query(sql, [buyerId, productIds]);
  }

  listCourses(filter: CourseFilter, page: PageRequest): Promise<readonly Course[]> {
    const parameters = new SqlParameters();
    const conditions = filterConditions(filter, parameters);
    const { start, order } = pageClauses(page, parameters);
    return this.courses(`where ${conditions} and ${start} ${order}`, parameters.values);
  }

  async countCourses(filter: CourseFilter): Promise<number> {
    const parameters = new SqlParameters();
    const sql = `select count(*)::int as count from courses course where ${filterConditions(filter, parameters)}`;
    const [row]: { count: number }[] = await this.database.manager.query(sql, parameters.values);
    return row?.count ?? 0;
  }

  async sectionsOfCourses(courseIds: readonly string[]): Promise<readonly SectionOfCourse[]> {
    const sql = `select ${sectionColumns} from course_sections section
      where section.course_id = any($1) order by section.course_id, section.position`;
    const rows: SectionRow[] = await this.database.manager.query(sql, [courseIds]);
    return rows.map(sectionFromRow);
  }

  async insertCourse({ course, categories, sections, jobs }: NewCourse): Promise<"inserted" | "slugTaken"> {
    try {
      await this.database.transaction(async (manager) => {
        await manager.insert(CourseEntity, { ...course, categories: [...categories] });
        await insertSections(manager, course.id, sections);
        await enqueueAll(manager, jobs);
      });
      return "inserted";
    } catch (error) {
      if (violatedConstraint(error) === "courses_slug") return "slugTaken";
      throw error;
    }
  }

  publishDraft(id: string, jobs: readonly AuditJob[]): Promise<Course | null> {
    return this.database.transaction(async (manager) => {
      const [row]: CourseRow[] = await manager.query(
        `with moved as (update courses set status = 'PUBLISHED' where id = $1 and status = 'DRAFT' returning *)
         select ${courseColumns} from moved course`,
        [id],
      );
      if (!row) return null;
      const activation = { task: "activateCourseProduct", data: { productId: row.product_id } };
      await enqueueAll(manager, [activation, ...jobs]);
      return courseFromRow(row);
    });
  }

  private async courses(where: string, values: unknown[]): Promise<Course[]> {
    const sql = `select ${courseColumns} from courses course ${where}`;
    const rows: CourseRow[] = await this.database.manager.query(sql, values);
    return rows.map(courseFromRow);
  }
}

/** As JSON: a course may have more lessons than a statement can have parameters. */
async function insertSections(
  manager: EntityManager,
  courseId: string,
  sections: readonly CourseSection[],
): Promise<void> {
  const sectionRows = sections.map(({ id, title }, position) => ({ id, title, position }));
  const lessonRows = sections.flatMap((section) =>
    section.lessons.map((lesson, position) => ({ ...lesson, sectionId: section.id, position })),
  );
  if (sectionRows.length === 0) return;
  await manager.query(
    `insert into course_sections (id, course_id, title, position) select section.id, $1, section.title, section.position
     from json_to_recordset($2::json) as section(id uuid, title text, position int)`,
    [courseId, JSON.stringify(sectionRows)],
  );
  if (lessonRows.length === 0) return;
  await manager.query(
    `insert into lessons (id, section_id, course_id, title, duration_seconds, is_preview, media_url, position)
     select lesson.id, lesson."sectionId", $1, lesson.title, lesson."durationSeconds", lesson."isPreview", lesson."mediaUrl",
       lesson.position
     from json_to_recordset($2::json) as lesson(id uuid, "sectionId" uuid, title text, "durationSeconds" int,
       "isPreview" boolean, "mediaUrl" text, position int)`,
    [courseId, JSON.stringify(lessonRows)],
  );
}
