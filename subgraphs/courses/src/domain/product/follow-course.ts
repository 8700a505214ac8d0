import type { CatalogPeer } from "../peers.js";
import type { CourseUpdate } from "../course/course-change.js";
import type { CourseStore } from "../course/course-store.js";

export interface FollowCourseDependencies {
  readonly courses: Pick<CourseStore, "findCourse" | "findSoldCourse">;
  readonly products: Pick<CatalogPeer, "setActive" | "change">;
}

/**
 * Puts the course's product on sale or takes it off, by the course's current status. The order of two such jobs does
 * not matter.
 */
export function followCourseStatus({ courses, products }: FollowCourseDependencies) {
  return async (courseId: string): Promise<void> => {
    const course = await courses.findCourse("id", courseId);
    if (course) await products.setActive(course.productId, course.status === "PUBLISHED");
  };
}

/** Applies a course update to its product: the current texts and categories, and the price if it is the newest. */
export function followCourseUpdate({ courses, products }: FollowCourseDependencies) {
  return async (update: CourseUpdate): Promise<void> => {
    const course = await courses.findSoldCourse(update.courseId);
    if (!course) return;
    const { productId, title, summary, categories, priceRevision } = course;
    await products.change({
      id: productId,
      ...(update.withTexts ? { title, summary } : {}),
      ...(update.withCategories ? { categories } : {}),
      ...(update.price && update.priceRevision === priceRevision ? { price: update.price } : {}),
    });
  };
}
