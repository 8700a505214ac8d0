import type { InvalidField } from "@souk/kernel/errors/invalid-field";
import { slugRule } from "@souk/kernel/fields/category-fields";
import type { CourseCategory } from "./course-category.js";
import type { CourseCategoryStore } from "./course-category-store.js";

export interface GivenCategory {
  /** Undefined when the author gives no slug, null when the author gives null. */
  readonly category: CourseCategory | null | undefined;
  /** Has the field `category` when no category has the slug. */
  readonly fields: readonly InvalidField[];
}

/** Finds the category that an author gives a course by its slug. */
export async function findGivenCategory(
  categories: Pick<CourseCategoryStore, "findCategoryBySlug">,
  slug: string | null | undefined,
): Promise<GivenCategory> {
  if (slug == null) return { category: slug, fields: [] };
  const category = slugRule.safeParse(slug).success ? await categories.findCategoryBySlug(slug) : null;
  const fields = category ? [] : [{ path: "category", message: "is not the slug of a course category" }];
  return { category, fields };
}
