import { auditJobs, type AdminAction } from "@souk/kernel/audit/admin-action";
import { checkInput, type InvalidField } from "@souk/kernel/errors/invalid-field";
import { isAdmin, type Viewer } from "@souk/kernel/identity/viewer";
import { unlessUnavailable, type ServiceUnavailable } from "@souk/kernel/peers/unless-unavailable";
import type { Clock } from "@souk/kernel/values/clock";
import { isUuid } from "@souk/kernel/values/uuid";
import { z } from "zod";
import type { CoursesPeer } from "./peers.js";
import type { Review } from "./review.js";
import type { ReviewStore } from "./review-store.js";

export interface ReplyToReviewInput {
  readonly reviewId: string;
  /** Null removes the reply. */
  readonly reply: string | null;
}

export type ReplyToReviewOutcome =
  | { readonly kind: "replied"; readonly review: Review }
  | { readonly kind: "notFound"; readonly id: string }
  | ServiceUnavailable
  | { readonly kind: "invalid"; readonly fields: readonly InvalidField[] };

export interface ReplyToReviewDependencies {
  readonly store: Pick<ReviewStore, "findReviews" | "reply">;
  readonly courses: CoursesPeer;
  readonly clock: Clock;
}

const rule = z.object({
  reply: z.string().trim().min(1, "must not be empty").max(2000, "must be at most 2000 characters").nullable(),
});

/** Writes, replaces or removes the shop's reply. For admins, and for the instructor of the reviewed course. */
export function replyToReview({ store, courses, clock }: ReplyToReviewDependencies) {
  return async (
    { reviewId: id, reply: given }: ReplyToReviewInput,
    viewer: Viewer,
    action: AdminAction | null,
  ): Promise<ReplyToReviewOutcome> => {
    const [review] = isUuid(id) ? await store.findReviews([id]) : [];
    if (!review) return { kind: "notFound", id };
    const may = await unlessUnavailable(() => mayReply(courses, viewer, review));
    if (typeof may !== "boolean") return may;
    if (!may) return { kind: "notFound", id };
    const checked = checkInput(rule, { reply: given });
    if (!checked.ok) return { kind: "invalid", fields: checked.fields };
    const { reply } = checked.value;
    const jobs = auditJobs(action, {
      targetType: "Review",
      targetId: review.id,
      before: { reply: review.reply },
      after: { reply },
    });
    const replied = await store.reply({ reviewId: review.id, reply, at: clock.now(), jobs });
    return replied ? { kind: "replied", review: replied } : { kind: "notFound", id };
  };
}

async function mayReply(courses: CoursesPeer, viewer: Viewer, review: Review): Promise<boolean> {
  if (isAdmin(viewer)) return true;
  if (viewer.kind !== "user" || viewer.role !== "INSTRUCTOR" || review.status !== "PUBLISHED") return false;
  return (await courses.membership(viewer.id, review.productId)).isInstructor;
}
