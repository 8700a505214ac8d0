import type { CategoryFields } from "@souk/kernel/fields/category-fields";
import type { Values } from "@souk/kernel/fields/field";

/** A category of courses. It is not a category of the catalog, which holds the products that sell the courses. */
export interface CourseCategory extends Values<CategoryFields> {
  readonly id: string;
}

/** The number of categories in a shop, so that one answer can have all of them. */
export const maxCourseCategories = 200;
