import type { Clock } from "@souk/kernel/values/clock";
import { isUuid } from "@souk/kernel/values/uuid";
import type { ReportReason, Review } from "./review.js";
import type { ReviewStore } from "./review-store.js";

export type JudgeReviewOutcome =
  | { readonly kind: "judged"; readonly review: Review }
  | { readonly kind: "ownReview" }
  | { readonly kind: "notFound"; readonly id: string };

export interface JudgeReviewDependencies {
  readonly store: Pick<ReviewStore, "findReviews" | "vote" | "report">;
  readonly clock: Clock;
  readonly reportsToHold: number;
}

/** Adds or removes a user's vote that a published review of another user is helpful. Idempotent. */
export function voteForReview({ store }: Pick<JudgeReviewDependencies, "store">) {
  return (reviewId: string, isHelpful: boolean, userId: string): Promise<JudgeReviewOutcome> =>
    judge(store, reviewId, userId, (id) => store.vote({ reviewId: id, userId, isHelpful }));
}

/** Reports a published review of another user to the admins. Enough reports hold the review. Idempotent. */
export function reportReview({ store, clock, reportsToHold }: JudgeReviewDependencies) {
  return (reviewId: string, reason: ReportReason, userId: string): Promise<JudgeReviewOutcome> =>
    judge(store, reviewId, userId, (id) =>
      store.report({ reviewId: id, userId, reason, at: clock.now(), reportsToHold }),
    );
}

async function judge(
  store: Pick<ReviewStore, "findReviews">,
  id: string,
  userId: string,
  change: (id: string) => Promise<Review | null>,
): Promise<JudgeReviewOutcome> {
  const [review] = isUuid(id) ? await store.findReviews([id]) : [];
  if (review?.userId === userId) return { kind: "ownReview" };
  if (review?.status !== "PUBLISHED") return { kind: "notFound", id };
  const judged = await change(review.id);
  return judged ? { kind: "judged", review: judged } : { kind: "notFound", id };
}
