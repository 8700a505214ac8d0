import type { AdminAction } from "@souk/kernel/audit/admin-action";
import type { CategoryFields } from "@souk/kernel/fields/category-fields";
import type { Change } from "@souk/kernel/fields/field";
import type { ListedRow, PageRequest } from "@souk/kernel/values/page";
import type { Course } from "../course/course.js";
import type { CourseCategory } from "./course-category.js";

export interface CourseOfCategory extends ListedRow<Course> {
  readonly categoryId: string;
}

/** Storage for the categories of courses. Admin actions are written to the outbox of the same transaction. */
export interface CourseCategoryStore {
  /** Returns all categories, at most `maxCourseCategories`, by name. */
  categories(): Promise<readonly CourseCategory[]>;
  findCategories(ids: readonly string[]): Promise<readonly CourseCategory[]>;
  findCategoryBySlug(slug: string): Promise<CourseCategory | null>;
  /** Reads the same page of the published courses of each category in one statement, the newest first. */
  coursesOfCategories(categoryIds: readonly string[], page: PageRequest): Promise<readonly CourseOfCategory[]>;
  /** Counts the published courses of each category; a category without any has no row. */
  countCoursesOfCategories(
    categoryIds: readonly string[],
  ): Promise<readonly { readonly categoryId: string; readonly count: number }[]>;
  insertCategory(
    category: CourseCategory,
    written: { readonly at: Date; readonly action: AdminAction | null },
  ): Promise<"inserted" | "slugTaken" | "tooMany">;
  /** Returns null when there is no such category. */
  updateCategory(
    id: string,
    change: Change<CategoryFields>,
    action: AdminAction | null,
  ): Promise<CourseCategory | null | "slugTaken">;
  /** Returns false when there is no such category. */
  deleteCategory(id: string, action: AdminAction): Promise<boolean>;
}
