import { isUuid } from "@souk/kernel/values/uuid";
import type { CourseStore } from "../course/course-store.js";

export interface CourseOffersRequest {
  readonly buyerId?: string | null | undefined;
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
  /** Null for a product without a course. */
  readonly instructorId: string | null;
}

/**
 * Returns, for each product, whether it has a published course, whether the buyer owns, takes or teaches that course, and
 * the instructor of the course, whatever its status. The relations to the buyer are false for a guest.
 */
export function findCourseOffers({ courses }: { courses: Pick<CourseStore, "findRelations"> }) {
  return async ({ buyerId, productIds }: CourseOffersRequest): Promise<readonly CourseOffer[]> => {
    const relations = await courses.findRelations(
      buyerId && isUuid(buyerId) ? buyerId : null,
      productIds.filter(isUuid),
    );
    const relationOf = new Map(relations.map((relation) => [relation.productId, relation]));
    return productIds.map((productId) => {
      const relation = relationOf.get(productId.toLowerCase());
      const { status, isOwned = false, isEnrolled = false, isInstructor = false, instructorId = null } = relation ?? {};
      return { productId, isPublished: status === "PUBLISHED", isOwned, isEnrolled, isInstructor, instructorId };
    });
  };
}
