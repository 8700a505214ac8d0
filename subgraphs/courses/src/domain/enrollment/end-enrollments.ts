import type { Clock } from "@souk/kernel/values/clock";
import { isUuid } from "@souk/kernel/values/uuid";
import type { EnrollmentStore } from "./enrollment-store.js";

export interface EndEnrollmentsInput {
  readonly orderId: string;
  readonly buyerId: string;
  /** The refunded products of kind COURSE. */
  readonly productIds: readonly string[];
}

export interface EndEnrollmentsDependencies {
  readonly enrollments: Pick<EnrollmentStore, "endEnrollments">;
  readonly clock: Clock;
}

/**
 * Ends the purchases of these courses by an order; the progress is kept for a later purchase. Idempotent. If the
 * order's enrollment arrives later, it is ignored.
 */
export function endEnrollments({ enrollments, clock }: EndEnrollmentsDependencies) {
  return async ({ orderId, buyerId, productIds }: EndEnrollmentsInput): Promise<void> => {
    const known = [...new Set(productIds.filter(isUuid).map((id) => id.toLowerCase()))];
    if (known.length === 0) return;
    await enrollments.endEnrollments({ userId: buyerId, orderId, productIds: known, endedAt: clock.now() });
  };
}
