import { auditJobs, type AdminAction } from "@souk/kernel/audit/admin-action";
import { isAdmin, type Viewer } from "@souk/kernel/identity/viewer";
import { isUuid } from "@souk/kernel/values/uuid";
import type { ReviewStore } from "./review-store.js";
import { isAuthor } from "./visible-review.js";

export type DeleteReviewOutcome =
  { readonly kind: "deleted"; readonly id: string } | { readonly kind: "notFound"; readonly id: string };

/** Deletes a review with its votes and reports. For its author and admins. */
export function deleteReview({ store }: { readonly store: Pick<ReviewStore, "findReviews" | "deleteReview"> }) {
  return async (id: string, viewer: Viewer, action: AdminAction | null): Promise<DeleteReviewOutcome> => {
    const [review] = isUuid(id) ? await store.findReviews([id]) : [];
    if (!review || !(isAuthor(viewer, review) || isAdmin(viewer))) return { kind: "notFound", id };
    const { stars, title, status } = review;
    const jobs = auditJobs(isAuthor(viewer, review) ? null : action, {
      targetType: "Review",
      targetId: review.id,
      before: { stars, title, status },
      after: null,
    });
    const isDeleted = await store.deleteReview(review.id, jobs);
    return { kind: isDeleted ? "deleted" : "notFound", id };
  };
}
