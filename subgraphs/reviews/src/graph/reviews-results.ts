import {
  conflict,
  ConflictType,
  invalidInput,
  InvalidInputType,
  notFound,
  NotFoundType,
  problem,
  ProblemType,
  serviceUnavailable,
  ServiceUnavailableType,
} from "@souk/kernel/graph/problem-types";
import { unreachable } from "@souk/kernel/values/unreachable";
import { createUnionType, Field, ID, ObjectType } from "type-graphql";
import type { DeleteReviewOutcome } from "../domain/delete-review.js";
import type { JudgeReviewOutcome } from "../domain/judge-review.js";
import type { ModerateReviewOutcome } from "../domain/moderate-review.js";
import type { ReplyToReviewOutcome } from "../domain/reply-to-review.js";
import type { SaveReviewOutcome } from "../domain/save-review.js";
import { ReviewType, reviewTypeFrom } from "./review-type.js";

@ObjectType("ReviewNeedsPurchase", {
  implements: ProblemType,
  description: "The viewer has neither bought the product nor is enrolled in its course.",
})
class ReviewNeedsPurchaseType extends ProblemType {}

@ObjectType("DeletedReview")
class DeletedReviewType {
  @Field(() => ID)
  id!: string;
}

export const SaveReviewResult = createUnionType({
  name: "SaveReviewResult",
  types: () => [ReviewType, ReviewNeedsPurchaseType, InvalidInputType, ServiceUnavailableType] as const,
});

export const DeleteReviewResult = createUnionType({
  name: "DeleteReviewResult",
  types: () => [DeletedReviewType, NotFoundType] as const,
});

export const JudgeReviewResult = createUnionType({
  name: "JudgeReviewResult",
  types: () => [ReviewType, NotFoundType, ConflictType] as const,
});

export const ReplyToReviewResult = createUnionType({
  name: "ReplyToReviewResult",
  types: () => [ReviewType, NotFoundType, InvalidInputType, ServiceUnavailableType] as const,
});

export const ModerateReviewResult = createUnionType({
  name: "ModerateReviewResult",
  types: () => [ReviewType, NotFoundType, ConflictType] as const,
});

export function toSaveReviewResult(outcome: SaveReviewOutcome): typeof SaveReviewResult {
  switch (outcome.kind) {
    case "saved":
      return reviewTypeFrom(outcome.review);
    case "notBought":
      return problem(ReviewNeedsPurchaseType, {
        code: "REVIEW_NEEDS_PURCHASE",
        message: "Only customers who bought this can review it.",
      });
    case "invalid":
      return invalidInput(outcome.fields);
    case "serviceUnavailable":
      return serviceUnavailable(outcome.service);
    default:
      return unreachable(outcome);
  }
}

export function toDeleteReviewResult(outcome: DeleteReviewOutcome): typeof DeleteReviewResult {
  if (outcome.kind === "notFound") return noReview(outcome.id);
  return Object.assign(new DeletedReviewType(), { id: outcome.id });
}

export function toJudgeReviewResult(outcome: JudgeReviewOutcome): typeof JudgeReviewResult {
  switch (outcome.kind) {
    case "judged":
      return reviewTypeFrom(outcome.review);
    case "ownReview":
      return conflict("You cannot vote for or report your own review.", "reviewId");
    case "notFound":
      return noReview(outcome.id);
    default:
      return unreachable(outcome);
  }
}

export function toReplyToReviewResult(outcome: ReplyToReviewOutcome): typeof ReplyToReviewResult {
  switch (outcome.kind) {
    case "replied":
      return reviewTypeFrom(outcome.review);
    case "notFound":
      return noReview(outcome.id);
    case "invalid":
      return invalidInput(outcome.fields);
    case "serviceUnavailable":
      return serviceUnavailable(outcome.service);
    default:
      return unreachable(outcome);
  }
}

export function toModerateReviewResult(outcome: ModerateReviewOutcome): typeof ModerateReviewResult {
  switch (outcome.kind) {
    case "moderated":
      return reviewTypeFrom(outcome.review);
    case "notFound":
      return noReview(outcome.id);
    case "changedMeanwhile":
      return conflict("The review was changed meanwhile. Load it again.");
    default:
      return unreachable(outcome);
  }
}

function noReview(id: string): NotFoundType {
  return notFound(`There is no review ${id}.`);
}
