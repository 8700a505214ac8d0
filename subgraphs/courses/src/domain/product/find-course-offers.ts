import { isUuid } from "@souk/kernel/values/uuid";
import type { CourseStore } from "../course/course-store.js";

export interface CourseOffersRequest {
  readonly buyerId: string;
  readonly productIds: readonly string[];
}

export interface CourseOffer {
  /** The id as the caller spelled it. */
  readonly productId: string;
  readonly isPublished: boolean;
  /** True if the buyer is enrolled in the course without an end: they need not buy it. */
  readonly isOwned: boolean;
  readonly isEnrolled: boolean;
  /** True if the buyer teaches the course, also after losing the instructor role. */
  readonly isInstructor: boolean;
}

/**
 * Returns, for each product, whether it has a published course, and whether the buyer owns, takes or teaches that course.
 * These are false for a guest.
 */
export function findCourseOffers({ courses }: { courses: Pick<CourseStore, "findRelations"> }) {
  return async ({ buyerId, productIds }: CourseOffersRequest): Promise<readonly CourseOffer[]> => {
    const relations = await courses.findRelations(isUuid(buyerId) ? buyerId : null, productIds.filter(isUuid));
    const relationOf = new Map(relations.map((relation) => [relation.productId, relation]));
    return productIds.map((productId) => {
      const relation = relationOf.get(productId.toLowerCase());
      const { status, isOwned = false, isEnrolled = false, isInstructor = false } = relation ?? {};
      return { productId, isPublished: status === "PUBLISHED", isOwned, isEnrolled, isInstructor };
    });
  };
}
