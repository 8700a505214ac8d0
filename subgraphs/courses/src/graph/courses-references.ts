import type { ReferenceResolver } from "@souk/kernel/graph/federation-fields";
import { isUuid } from "@souk/kernel/values/uuid";
import { coursesLoaders, type CoursesStores } from "./courses-loaders.js";
import { visibleCourse } from "./course/visible-course.js";
import { courseTypeFrom } from "./course/course-type.js";
import { userCoursesOf } from "./enrollment/user-courses-type.js";
import { productCourseOf } from "./product/product-course-type.js";

export function coursesReferences(stores: CoursesStores): Record<string, ReferenceResolver> {
  return {
    /** Resolves any product id: only the catalog knows whether the product exists. */
    Product: ({ id }) => productCourseOf(id),
    /** Resolves any user id: only accounts knows whether the user exists. */
    User: ({ id }) => userCoursesOf(id),
    Course: async ({ id }, context) => {
      const course = isUuid(id) ? await coursesLoaders(stores, context).courses.load(id) : null;
      const visible = course && (await visibleCourse(stores, course, context));
      return visible && courseTypeFrom(visible);
    },
  };
}
