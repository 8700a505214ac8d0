import type { Clock } from "@souk/kernel/clock";
import { isUuid } from "@souk/kernel/uuid";
import type { EnrollmentStore } from "./enrollment-store.js";

export interface EndEnrollmentsInput {
  readonly orderId: string;
  readonly buyerId: string;
  /** The products of kind COURSE that were refunded. */
  readonly productIds: readonly string[];
}

export interface EndEnrollmentsParts {
  readonly enrollments: Pick<EnrollmentStore, "endEnrollments">;
  readonly clock: Clock;
}

/**
 * What an order gave in these courses ends; the progress is kept for the next time. Once, however often it is asked, and also
 * when the order's enrollment is still to come: that one then does not happen.
 */
export function endEnrollments({ enrollments, clock }: EndEnrollmentsParts) {
  return async ({ orderId, buyerId, productIds }: EndEnrollmentsInput): Promise<void> => {
    const known = [...new Set(productIds.filter(isUuid).map((id) => id.toLowerCase()))];
    if (known.length === 0) return;
    await enrollments.endEnrollments({ userId: buyerId, orderId, productIds: known, endedAt: clock.now() });
  };
}
