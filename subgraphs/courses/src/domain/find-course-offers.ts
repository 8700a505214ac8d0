import { isUuid } from "@souk/kernel/uuid";
import type { CourseStore } from "./course-store.js";
import type { EnrollmentStore } from "./enrollment-store.js";

export interface CourseOffersRequest {
  readonly buyerId: string;
  readonly productIds: readonly string[];
}

export interface CourseOffer {
  /** As the caller wrote it. */
  readonly productId: string;
  readonly isPublished: boolean;
  readonly isOwned: boolean;
}

/** For each product: whether a published course is behind it, and whether the buyer has that course. A guest has none. */
export function findCourseOffers({ courses, enrollments }: { courses: CourseStore; enrollments: EnrollmentStore }) {
  return async ({ buyerId, productIds }: CourseOffersRequest): Promise<readonly CourseOffer[]> => {
    const found = await courses.findCoursesByProduct(productIds.filter(isUuid));
    const courseIds = found.map(({ id }) => id);
    const owned = isUuid(buyerId) && courseIds.length > 0 ? await enrollments.findEnrollments(buyerId, courseIds) : [];
    const ownedIds = new Set(owned.map(({ courseId }) => courseId));
    const courseByProduct = new Map(found.map((course) => [course.productId, course]));
    return productIds.map((productId) => {
      const course = courseByProduct.get(productId.toLowerCase());
      return {
        productId,
        isPublished: course?.status === "PUBLISHED",
        isOwned: course !== undefined && ownedIds.has(course.id),
      };
    });
  };
}
