import type { Client } from "@urql/core";
import { refusalOf, type Refusal } from "../../graph/refusal";
import type { ReviewReportReason } from "../../graph/schema-types.generated";
import { ReportReviewDocument, VoteForReviewDocument } from "./reviews.generated";

export const reportReasons = [
  "SPAM",
  "OFFENSIVE",
  "OFF_TOPIC",
  "PERSONAL_DATA",
  "OTHER",
] as const satisfies readonly ReviewReportReason[];

/** Returns the reason that a form names; unknown ones are other reasons. */
export function reportReason(text: string): ReviewReportReason {
  return reportReasons.find((known) => known === text) ?? "OTHER";
}

export type JudgeRefusal =
  { readonly kind: "ownReview" | "gone" } | { readonly kind: "refused"; readonly refusal: Refusal };

/** Adds or removes the viewer's vote that a review is helpful. Returns undefined if that succeeded. */
export async function voteForReview(
  graph: Client,
  reviewId: string,
  isHelpful: boolean,
): Promise<JudgeRefusal | undefined> {
  const { data, error } = await graph.mutation(VoteForReviewDocument, { input: { reviewId, isHelpful } }).toPromise();
  return refusalIn(data?.voteForReview, error);
}

/** Reports a review to the admins. Returns undefined if that succeeded. */
export async function reportReview(
  graph: Client,
  reviewId: string,
  reason: ReviewReportReason,
): Promise<JudgeRefusal | undefined> {
  const { data, error } = await graph.mutation(ReportReviewDocument, { input: { reviewId, reason } }).toPromise();
  return refusalIn(data?.reportReview, error);
}

function refusalIn(
  judged: { readonly __typename: "Review" | "NotFound" | "Conflict" } | null | undefined,
  error: Parameters<typeof refusalOf>[0] | undefined,
): JudgeRefusal | undefined {
  switch (judged?.__typename) {
    case "Review":
      return undefined;
    case "NotFound":
      return { kind: "gone" };
    case "Conflict":
      return { kind: "ownReview" };
    case undefined:
      return { kind: "refused", refusal: error ? refusalOf(error) : { kind: "failed" } };
  }
}
