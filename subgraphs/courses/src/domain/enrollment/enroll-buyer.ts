import type { Clock } from "@souk/kernel/values/clock";
import type { Logger } from "@souk/kernel/logging/logger";
import { isUuid } from "@souk/kernel/values/uuid";
import type { CourseStore } from "../course/course-store.js";
import type { EnrollmentStore } from "./enrollment-store.js";

export interface EnrollBuyerInput {
  readonly orderId: string;
  readonly buyerId: string;
  /** The products of kind COURSE that the order paid for. */
  readonly productIds: readonly string[];
}

export interface EnrollBuyerDependencies {
  readonly courses: CourseStore;
  readonly enrollments: EnrollmentStore;
  readonly clock: Clock;
  readonly newId: () => string;
  readonly logger: Pick<Logger, "warn">;
}

/**
 * Enrolls a buyer who paid for courses, regardless of their current status. Idempotent; skips purchases that have
 * ended. Returns false when the buyer is not enrolled in all of them.
 */
export function enrollBuyer({ courses, enrollments, clock, newId, logger }: EnrollBuyerDependencies) {
  return async ({ orderId, buyerId, productIds }: EnrollBuyerInput): Promise<boolean> => {
    const found = await courses.findCoursesByProduct(productIds.filter(isUuid));
    const known = new Set(found.map(({ productId }) => productId));
    const unknown = productIds.filter((productId) => !known.has(productId.toLowerCase()));
    if (unknown.length > 0)
      logger.warn({ orderId, productIds: unknown }, "paid for products that have no course; nobody was enrolled");
    if (found.length === 0) return productIds.length === 0;
    const areOpen = await enrollments.enroll({
      userId: buyerId,
      orderId,
      enrolledAt: clock.now(),
      enrollments: found.map(({ id, productId, title, slug }) => ({
        id: newId(),
        productId,
        courseId: id,
        courseTitle: title,
        courseSlug: slug,
      })),
    });
    return areOpen && unknown.length === 0;
  };
}
