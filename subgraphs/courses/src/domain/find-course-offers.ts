import { isUuid } from "@souk/kernel/uuid";
import type { CourseStore } from "./course-store.js";

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
export function findCourseOffers({ courses }: { courses: Pick<CourseStore, "findStandings"> }) {
  return async ({ buyerId, productIds }: CourseOffersRequest): Promise<readonly CourseOffer[]> => {
    const standings = await courses.findStandings(isUuid(buyerId) ? buyerId : null, productIds.filter(isUuid));
    const standingOf = new Map(standings.map((standing) => [standing.productId, standing]));
    return productIds.map((productId) => {
      const standing = standingOf.get(productId.toLowerCase());
      return { productId, isPublished: standing?.status === "PUBLISHED", isOwned: standing?.isOwned ?? false };
    });
  };
}
