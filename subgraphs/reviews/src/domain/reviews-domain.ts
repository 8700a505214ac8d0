import { copyRating, type CopyRatingDependencies } from "./copy-rating.js";
import { deleteReview } from "./delete-review.js";
import { reportReview, voteForReview, type JudgeReviewDependencies } from "./judge-review.js";
import { listProductReviews, listReviewsByStatus, listUserReviews } from "./list-reviews.js";
import { moderateReview } from "./moderate-review.js";
import { replyToReview } from "./reply-to-review.js";
import type { ReviewStore } from "./review-store.js";
import { reviewedProducts } from "./reviewed-products.js";
import { saveReview, type SaveReviewDependencies } from "./save-review.js";

export interface ReviewsDependencies
  extends SaveReviewDependencies, Pick<JudgeReviewDependencies, "reportsToHold">, CopyRatingDependencies {
  readonly store: ReviewStore;
}

export type ReviewsDomain = ReturnType<typeof reviewsDomain>;

/** All operations of the subgraph. */
export function reviewsDomain(dependencies: ReviewsDependencies) {
  return {
    store: dependencies.store,
    saveReview: saveReview(dependencies),
    deleteReview: deleteReview(dependencies),
    voteForReview: voteForReview(dependencies),
    reportReview: reportReview(dependencies),
    replyToReview: replyToReview(dependencies),
    moderateReview: moderateReview(dependencies),
    copyRating: copyRating(dependencies),
    listProductReviews: listProductReviews(dependencies),
    listUserReviews: listUserReviews(dependencies),
    listReviewsByStatus: listReviewsByStatus(dependencies),
    reviewedProducts: reviewedProducts(dependencies),
  };
}
