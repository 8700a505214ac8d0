import { adminActionIfAny, adminActionOf } from "@souk/kernel/audit/admin-action-of";
import { isAdmin } from "@souk/kernel/identity/viewer";
import type { GraphContext } from "@souk/kernel/subgraph/graph-context";
import {
  Arg,
  Args,
  Authorized,
  Ctx,
  Directive,
  FieldResolver,
  Int,
  Mutation,
  Query,
  Resolver,
  Root,
} from "type-graphql";
import type { HeldReason } from "../domain/review.js";
import type { ReviewsDomain } from "../domain/reviews-domain.js";
import { isAuthor } from "../domain/visible-review.js";
import { notForAll } from "./cache-hints.js";
import { HeldReasonEnum, ReviewConnectionType, reviewConnectionFrom, ReviewType } from "./review-type.js";
import { ModerateReviewInput, ReplyToReviewInput, ReviewsArgs } from "./reviews-inputs.js";
import {
  ModerateReviewResult,
  ReplyToReviewResult,
  toModerateReviewResult,
  toReplyToReviewResult,
} from "./reviews-results.js";

/** Operations of the staff and of instructors. */
@Resolver(() => ReviewType)
export class ModerationResolver {
  constructor(private readonly domain: ReviewsDomain) {}

  @Authorized("ADMIN")
  @Query(() => ReviewConnectionType, { nullable: true, description: "Admins. Newest first." })
  async reviews(@Args(() => ReviewsArgs) args: ReviewsArgs): Promise<ReviewConnectionType> {
    return reviewConnectionFrom(await this.domain.listReviewsByStatus(args, args.status ?? "HELD"));
  }

  @Directive(notForAll)
  @FieldResolver(() => HeldReasonEnum, {
    nullable: true,
    description: "Why the review is held. For its author and admins; null for others, and unless the review is held.",
  })
  heldReason(@Root() { source }: ReviewType, @Ctx() { viewer }: GraphContext): HeldReason | null {
    return isAdmin(viewer) || isAuthor(viewer, source) ? source.heldReason : null;
  }

  @Directive(notForAll)
  @FieldResolver(() => Int, {
    nullable: true,
    description: "The number of users who reported the review. For admins; null for others.",
  })
  reportCount(@Root() { source }: ReviewType, @Ctx() { viewer }: GraphContext): number | null {
    return isAdmin(viewer) ? source.reportCount : null;
  }

  @Authorized("INSTRUCTOR", "ADMIN")
  @Mutation(() => ReplyToReviewResult, {
    nullable: true,
    description: "Admins, and the instructor of the reviewed course. Writes, replaces or removes the reply.",
  })
  async replyToReview(
    @Arg("input", () => ReplyToReviewInput) input: ReplyToReviewInput,
    @Ctx() context: GraphContext,
  ): Promise<typeof ReplyToReviewResult> {
    const action = adminActionIfAny(context, "replyToReview");
    return toReplyToReviewResult(await this.domain.replyToReview(input, context.viewer, action));
  }

  @Authorized("ADMIN")
  @Mutation(() => ModerateReviewResult, {
    nullable: true,
    description:
      "Admins. Publishes or rejects a review. Later reports do not hold a published one again, unless its author edits it.",
  })
  async moderateReview(
    @Arg("input", () => ModerateReviewInput) { reviewId, decision }: ModerateReviewInput,
    @Ctx() context: GraphContext,
  ): Promise<typeof ModerateReviewResult> {
    const action = adminActionOf(context, "moderateReview");
    return toModerateReviewResult(await this.domain.moderateReview(reviewId, decision, action));
  }
}
