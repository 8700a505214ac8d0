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
  readonly isOwned: boolean;
  /** True if the buyer teaches the course, also after losing the instructor role. */
  readonly isInstructor: boolean;
}

/**
 * Returns, for each product, whether it has a published course, and whether the buyer owns or teaches that course. Both
 * are false for a guest.
 */
export function findCourseOffers({ courses }: { courses: Pick<CourseStore, "findRelations"> }) {
  return async ({ buyerId, productIds }: CourseOffersRequest): Promise<readonly CourseOffer[]> => {
    const relations = await courses.findRelations(isUuid(buyerId) ? buyerId : null, productIds.filter(isUuid));
    const relationOf = new Map(relations.map((relation) => [relation.productId, relation]));
    return productIds.map((productId) => {
      const relation = relationOf.get(productId.toLowerCase());
      const { status, isOwned = false, isInstructor = false } = relation ?? {};
      return { productId, isPublished: status === "PUBLISHED", isOwned, isInstructor };
    });
  };
}
