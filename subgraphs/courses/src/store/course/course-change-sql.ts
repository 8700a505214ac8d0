import { enqueueAll } from "@souk/kernel/jobs/outbox";
import type { EntityManager } from "typeorm";
import { noDetails } from "../../domain/course/course.js";
import { updateOf, withChange, type ChangedCourse, type CourseChange } from "../../domain/course/course-change.js";
import type { CourseAfterChange } from "../../domain/course/course-store.js";
import { lockedCategoryId } from "../category/locked-category-id.js";
import { courseColumns, courseFromRow, type CourseRow } from "./course-from-row.js";

export const soldColumns = `product_id as "productId", title, summary, categories, price_revision as "priceRevision"`;

/** Returns the change without a category that was deleted meanwhile. Categories are locked before courses, as in their deletion. */
export async function withLockedCategory(manager: EntityManager, change: CourseChange): Promise<CourseChange> {
  if (!change.category || (await lockedCategoryId(manager, change.category.id)) !== null) return change;
  return { ...change, category: null };
}

/** Locks a course, and returns the fields that a change can change. */
export async function lockedCourse(manager: EntityManager, id: string): Promise<ChangedCourse | null> {
  const [row]: ChangedCourse[] = await manager.query(
    `select ${soldColumns}, thumbnail_sha256 as thumbnail, description, details, promo_file_id as "promoFileId", custom,
       (select slug from course_categories where id = courses.category_id) as category
     from courses where id = $1 for no key update`,
    [id],
  );
  return row ? { ...row, details: { ...noDetails, ...row.details } } : null;
}

/** Writes a change of a locked course, and enqueues the update of its product. */
export async function writeChange(
  manager: EntityManager,
  id: string,
  change: CourseChange,
  before: ChangedCourse,
): Promise<CourseAfterChange> {
  const after = withChange(before, change);
  const [row]: CourseRow[] = await manager.query(
    `with changed as (
       update courses set title = $2, summary = $3, categories = $4, price_revision = $5, custom = $6,
         category_id = case when $7 then $8::uuid else category_id end, thumbnail_sha256 = $9,
         description = $10, details = $11, promo_file_id = $12
       where id = $1 returning *
     )
     select ${courseColumns} from changed course`,
    [
      id,
      after.title,
      after.summary,
      after.categories,
      after.priceRevision,
      JSON.stringify(after.custom),
      change.category !== undefined,
      change.category?.id ?? null,
      after.thumbnail,
      after.description,
      JSON.stringify(after.details),
      after.promoFileId,
    ],
  );
  if (!row) throw new Error(`the locked course ${id} is missing`);
  const update = updateOf(id, change, after);
  if (update) await enqueueAll(manager, [{ task: "followCourseUpdate", data: update }]);
  return { course: courseFromRow(row), update };
}
