import { auditJobs, type AdminAction } from "@souk/kernel/audit/admin-action";
import type { Database } from "@souk/kernel/database/database";
import { violatedConstraint } from "@souk/kernel/database/database-error";
import { keysetClauses } from "@souk/kernel/database/keyset-clauses";
import { lockUntilCommit } from "@souk/kernel/database/lock-until-commit";
import { SqlParameters } from "@souk/kernel/database/sql-parameters";
import type { CategoryFields } from "@souk/kernel/fields/category-fields";
import type { Change } from "@souk/kernel/fields/field";
import { enqueueAll } from "@souk/kernel/jobs/outbox";
import type { CursorValue, PageRequest } from "@souk/kernel/values/page";
import { maxCourseCategories, type CourseCategory } from "../../domain/category/course-category.js";
import type { CourseCategoryStore, CourseOfCategory } from "../../domain/category/course-category-store.js";
import { courseColumns, courseFromRow, type CourseRow } from "../course/course-from-row.js";
import { courseOrder, filterConditions } from "../course/course-list-sql.js";

const targetType = "CourseCategory";
const columns = `category.id, category.name, category.slug, category.description`;
const published = { status: "PUBLISHED" } as const;

/** Stores the categories of courses in PostgreSQL. */
export class CourseCategoryRepository implements CourseCategoryStore {
  constructor(private readonly database: Database) {}

  categories(): Promise<readonly CourseCategory[]> {
    const sql = `select ${columns} from course_categories category order by category.name, category.id limit $1`;
    return this.database.manager.query(sql, [maxCourseCategories]);
  }

  findCategories(ids: readonly string[]): Promise<readonly CourseCategory[]> {
    const sql = `select ${columns} from course_categories category where category.id = any($1)`;
    return this.database.manager.query(sql, [ids]);
  }

  async findCategoryBySlug(slug: string): Promise<CourseCategory | null> {
    const sql = `select ${columns} from course_categories category where category.slug = $1`;
    const [category]: CourseCategory[] = await this.database.manager.query(sql, [slug]);
    return category ?? null;
  }

  async coursesOfCategories(categoryIds: readonly string[], page: PageRequest): Promise<readonly CourseOfCategory[]> {
    const parameters = new SqlParameters();
    const ids = parameters.add(categoryIds);
    const conditions = filterConditions(published, parameters);
    const { start, order, key } = keysetClauses(courseOrder("NEWEST", new Map()), page, parameters);
    const sql = `
      select wanted.id::text as wanted_id, listed.* from unnest(${ids}::uuid[]) as wanted(id)
      cross join lateral (
        select ${courseColumns}, ${key} as sort_key from courses course
        where course.category_id = wanted.id and ${conditions} and ${start} ${order}
      ) listed`;
    const rows: (CourseRow & { wanted_id: string; sort_key: CursorValue[] })[] = await this.database.lists.query(
      sql,
      parameters.values,
    );
    return rows.map((row) => ({ categoryId: row.wanted_id, row: courseFromRow(row), key: row.sort_key }));
  }

  countCoursesOfCategories(
    categoryIds: readonly string[],
  ): Promise<readonly { readonly categoryId: string; readonly count: number }[]> {
    const sql = `select course.category_id as "categoryId", count(*)::int as count from courses course
      where course.category_id = any($1) and course.status = 'PUBLISHED' group by course.category_id`;
    return this.database.lists.query(sql, [categoryIds]);
  }

  async insertCategory(
    { id, ...values }: CourseCategory,
    { at, action }: { readonly at: Date; readonly action: AdminAction | null },
  ): Promise<"inserted" | "slugTaken" | "tooMany"> {
    try {
      return await this.database.transaction(async (manager) => {
        await lockUntilCommit(manager, "course categories");
        const [full]: unknown[] = await manager.query(`select from course_categories offset $1 limit 1`, [
          maxCourseCategories - 1,
        ]);
        if (full) return "tooMany";
        await manager.query(
          `insert into course_categories (id, name, slug, description, created_at) values ($1, $2, $3, $4, $5)`,
          [id, values.name, values.slug, values.description, at],
        );
        await enqueueAll(manager, auditJobs(action, { targetType, targetId: id, before: null, after: values }));
        return "inserted";
      });
    } catch (error) {
      if (violatedConstraint(error) === "course_categories_slug") return "slugTaken";
      throw error;
    }
  }

  async updateCategory(
    id: string,
    change: Change<CategoryFields>,
    action: AdminAction | null,
  ): Promise<CourseCategory | null | "slugTaken"> {
    try {
      return await this.database.transaction(async (manager) => {
        const [found]: CourseCategory[] = await manager.query(
          `select ${columns} from course_categories category where category.id = $1 for update`,
          [id],
        );
        if (!found) return null;
        const { id: _id, ...before } = found;
        const after = { ...before, ...change };
        await manager.query(`update course_categories set name = $2, slug = $3, description = $4 where id = $1`, [
          id,
          after.name,
          after.slug,
          after.description,
        ]);
        await enqueueAll(manager, auditJobs(action, { targetType, targetId: id, before, after }));
        return { id, ...after };
      });
    } catch (error) {
      if (violatedConstraint(error) === "course_categories_slug") return "slugTaken";
      throw error;
    }
  }

  deleteCategory(id: string, action: AdminAction): Promise<boolean> {
    return this.database.transaction(async (manager) => {
      const [found]: (CourseCategory & { readonly courses: number })[] = await manager.query(
        `select ${columns}, (select count(*)::int from courses where category_id = category.id) as courses
         from course_categories category where category.id = $1 for update`,
        [id],
      );
      if (!found) return false;
      await manager.query(`delete from course_categories where id = $1`, [id]);
      const { id: _id, ...before } = found;
      await enqueueAll(manager, auditJobs(action, { targetType, targetId: id, before, after: null }));
      return true;
    });
  }
}
