import type { ReferenceResolver } from "@souk/kernel/graph/subgraph-schema";
import { isUuid } from "@souk/kernel/uuid";
import { coursesLoaders, type CoursesStores } from "./courses-loaders.js";
import { openedCourse } from "./opened-course.js";
import { courseTypeFrom } from "./course-type.js";
import { userCoursesOf } from "./user-courses-type.js";
import { productCourseOf } from "./product-course-type.js";

export function coursesReferences(stores: CoursesStores): Record<string, ReferenceResolver> {
  return {
    /** Any product: whether there is one is the catalog's to know. */
    Product: ({ id }) => productCourseOf(id),
    /** Any user: whether there is one is for accounts to know. */
    User: ({ id }) => userCoursesOf(id),
    Course: async ({ id }, context) => {
      const course = isUuid(id) ? await coursesLoaders(stores, context).courses.load(id) : null;
      const opened = course && (await openedCourse(stores, course, context));
      return opened && courseTypeFrom(opened);
    },
  };
}
