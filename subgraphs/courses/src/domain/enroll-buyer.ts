import type { Clock } from "@souk/kernel/clock";
import type { Logger } from "@souk/kernel/logger";
import { isUuid } from "@souk/kernel/uuid";
import type { CourseStore } from "./course-store.js";
import type { EnrollmentStore } from "./enrollment-store.js";

export interface EnrollBuyerInput {
  readonly orderId: string;
  readonly buyerId: string;
  /** The products of kind COURSE that the order paid for. */
  readonly productIds: readonly string[];
}

export interface EnrollBuyerParts {
  readonly courses: CourseStore;
  readonly enrollments: EnrollmentStore;
  readonly clock: Clock;
  readonly newId: () => string;
  readonly logger: Pick<Logger, "warn">;
}

/** Whoever paid for a course gets it, whatever its status is by now; once, however often it is asked, and not when it was ended. */
export function enrollBuyer({ courses, enrollments, clock, newId, logger }: EnrollBuyerParts) {
  return async ({ orderId, buyerId, productIds }: EnrollBuyerInput): Promise<void> => {
    const found = await courses.findCoursesByProduct(productIds.filter(isUuid));
    const known = new Set(found.map(({ productId }) => productId));
    const unknown = productIds.filter((productId) => !known.has(productId.toLowerCase()));
    if (unknown.length > 0)
      logger.warn({ orderId, productIds: unknown }, "paid for products that have no course; nobody was enrolled");
    if (found.length === 0) return;
    await enrollments.enroll({
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
  };
}
