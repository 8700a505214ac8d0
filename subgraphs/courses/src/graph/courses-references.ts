import type { ReferenceResolver } from "@souk/kernel/graph/federation-fields";
import type { GraphContext } from "@souk/kernel/subgraph/graph-context";
import { isUuid } from "@souk/kernel/values/uuid";
import { courseCategoryTypeFrom } from "./category/course-category-type.js";
import { coursesLoaders, type CoursesStores } from "./courses-loaders.js";
import { visibleCourse } from "./course/visible-course.js";
import { courseTypeFrom, type CourseType } from "./course/course-type.js";
import { orderStub } from "./enrollment/order-enrollments-resolver.js";
import { userCoursesOf } from "./enrollment/user-courses-type.js";
import { productCourseOf } from "./product/product-course-type.js";

/** Returns a course to viewers who may open it, and null to others. */
export async function findVisibleCourse(
  stores: CoursesStores,
  id: string,
  context: GraphContext,
): Promise<CourseType | null> {
  const course = isUuid(id) ? await coursesLoaders(stores, context).courses.load(id) : null;
  const visible = course && (await visibleCourse(stores, course, context));
  return visible && courseTypeFrom(visible);
}

export function coursesReferences(stores: CoursesStores): Record<string, ReferenceResolver> {
  return {
    /** Resolves any product id: only the catalog knows whether the product exists. */
    Product: ({ id }) => productCourseOf(id),
    /** Resolves any user id: only accounts knows whether the user exists. */
    User: ({ id }) => userCoursesOf(id),
    /** Resolves any order id: only orders knows whether the order exists. */
    Order: ({ id }) => orderStub(id),
    Course: ({ id }, context) => findVisibleCourse(stores, id, context),
    CourseCategory: async ({ id }, context) => {
      const category = isUuid(id) ? await coursesLoaders(stores, context).categories.load(id) : null;
      return category && courseCategoryTypeFrom(category);
    },
  };
}
