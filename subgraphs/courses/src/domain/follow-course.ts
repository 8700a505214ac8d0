import type { DecimalMoney } from "@souk/kernel/money";
import type { CourseProducts } from "./course-products.js";
import type { CourseStore } from "./course-store.js";

export interface FollowCourseParts {
  readonly courses: Pick<CourseStore, "findCourse" | "findSoldCourse">;
  readonly products: Pick<CourseProducts, "setActive" | "change">;
}

/** Puts the course's product on sale or takes it off, by the status that the course has now: the order of two such jobs is no matter. */
export function followCourseStatus({ courses, products }: FollowCourseParts) {
  return async (courseId: string): Promise<void> => {
    const course = await courses.findCourse("id", courseId);
    if (course) await products.setActive(course.productId, course.status === "PUBLISHED");
  };
}

/** What of the product an update of its course concerns. */
export interface CourseUpdate {
  readonly courseId: string;
  /** Whether the title or the summary was given. */
  readonly withTexts: boolean;
  readonly withCategories: boolean;
  readonly price: DecimalMoney | null;
  /** Which of the course's prices this is: an older one is not set any more. */
  readonly priceRevision: number;
}

/** Brings what was changed of the course to its product: texts and categories as they are now, the price while it is the newest. */
export function followCourseUpdate({ courses, products }: FollowCourseParts) {
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
