import type { Client } from "@urql/core";
import { refusalOf, type Refusal } from "../../../graph/refusal";
import type { ReviewStatus } from "../../../graph/schema-types.generated";
import type { InvalidFields } from "../../../ui/form/server-problems";
import { z } from "../../../ui/form/zod";
import { DeleteReviewDocument, SaveReviewDocument } from "./review.generated";

/** The keys of the messages of `reviewRule`. */
export const reviewProblems = [
  "starsMissing",
  "titleMissing",
  "titleTooLong",
  "textTooShort",
  "textTooLong",
  "authorNameMissing",
  "authorNameTooLong",
] as const;

type ReviewProblem = (typeof reviewProblems)[number];

const problem = (key: ReviewProblem): ReviewProblem => key;

export const reviewRule = z.object({
  stars: z.string().regex(/^[1-5]$/, problem("starsMissing")),
  title: z.string().trim().min(1, problem("titleMissing")).max(120, problem("titleTooLong")),
  text: z.string().trim().min(10, problem("textTooShort")).max(5000, problem("textTooLong")),
  authorName: z.string().trim().min(1, problem("authorNameMissing")).max(60, problem("authorNameTooLong")),
});

export type ReviewValues = z.infer<typeof reviewRule>;

export type ReviewRefusal =
  | { readonly kind: "needsPurchase" }
  | { readonly kind: "invalid"; readonly fields: InvalidFields["fields"] }
  | { readonly kind: "refused"; readonly refusal: Refusal };

/** Saves the viewer's review of a product. Without `pictures`, a saved review keeps its own. */
export async function saveReview(
  graph: Client,
  productId: string,
  { stars, ...texts }: ReviewValues,
  pictures?: readonly string[],
): Promise<{ readonly kind: "saved"; readonly status: ReviewStatus } | ReviewRefusal> {
  const input = { productId, stars: Number(stars), ...texts, ...(pictures && { pictures: [...pictures] }) };
  const { data, error } = await graph.mutation(SaveReviewDocument, { input }).toPromise();
  const saved = data?.saveReview;
  switch (saved?.__typename) {
    case "Review":
      return { kind: "saved", status: saved.status };
    case "ReviewNeedsPurchase":
      return { kind: "needsPurchase" };
    case "InvalidInput":
      return { kind: "invalid", fields: saved.fields };
    case "ServiceUnavailable":
      return { kind: "refused", refusal: { kind: "unavailable" } };
    case undefined:
      return { kind: "refused", refusal: error ? refusalOf(error) : { kind: "failed" } };
  }
}

/** Deletes a review of the viewer. Returns undefined if that succeeded, or if the review did not exist. */
export async function deleteReview(graph: Client, id: string): Promise<Refusal | undefined> {
  const { data, error } = await graph.mutation(DeleteReviewDocument, { id }).toPromise();
  if (data?.deleteReview) return undefined;
  return error ? refusalOf(error) : { kind: "failed" };
}
