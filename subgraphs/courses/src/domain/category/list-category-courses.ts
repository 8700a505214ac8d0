import { batchLoader, groupLoader } from "@souk/kernel/peers/batch-loader";
import { pageOf, readPageArguments, type PageArguments } from "@souk/kernel/values/page";
import { courseCursorLength } from "../course/course-filter.js";
import type { CourseList } from "../course/list-courses.js";
import type { CourseCategoryStore } from "./course-category-store.js";

/** Lists the same page of several categories. All requests of one tick take one statement, and one more for their counts. */
export type CategoryCourseLister = (categoryId: string) => Promise<CourseList>;

/** Lists published courses, the newest first. Throws PageArgumentError. */
export function listCategoryCourses({ categories }: { readonly categories: CourseCategoryStore }) {
  return (page: PageArguments): CategoryCourseLister => {
    const sort = "NEWEST";
    const request = readPageArguments(page, sort, courseCursorLength);
    const pages = groupLoader(
      (ids) => categories.coursesOfCategories(ids, request),
      (row) => row.categoryId,
    );
    const counts = batchLoader(
      (ids) => categories.countCoursesOfCategories(ids),
      (row) => row.categoryId,
    );
    return async (categoryId) => ({
      kind: "listed",
      page: pageOf(request, await pages.load(categoryId)),
      sort,
      count: async () => (await counts.load(categoryId))?.count ?? 0,
    });
  };
}
