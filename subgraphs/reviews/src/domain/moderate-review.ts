import { auditJobs, type AdminAction } from "@souk/kernel/audit/admin-action";
import type { Clock } from "@souk/kernel/values/clock";
import { isUuid } from "@souk/kernel/values/uuid";
import type { Review } from "./review.js";
import type { Moderation, ReviewStore } from "./review-store.js";

export type ModerateReviewOutcome =
  | { readonly kind: "moderated"; readonly review: Review }
  | { readonly kind: "notFound"; readonly id: string }
  | { readonly kind: "changedMeanwhile" };

export interface ModerateReviewDependencies {
  readonly store: Pick<ReviewStore, "findReviews" | "moderate">;
  readonly clock: Clock;
}

/** Publishes or rejects a review in any status. An approved review is not held by later reports. */
export function moderateReview({ store, clock }: ModerateReviewDependencies) {
  return async (id: string, to: Moderation["to"], action: AdminAction): Promise<ModerateReviewOutcome> => {
    const [review] = isUuid(id) ? await store.findReviews([id]) : [];
    if (!review) return { kind: "notFound", id };
    const jobs = auditJobs(action, {
      targetType: "Review",
      targetId: review.id,
      before: { status: review.status },
      after: { status: to },
    });
    const moderated = await store.moderate({ reviewId: review.id, from: review.status, to, at: clock.now(), jobs });
    return moderated ? { kind: "moderated", review: moderated } : { kind: "changedMeanwhile" };
  };
}
