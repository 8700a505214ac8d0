import { adminActionIfAny } from "@souk/kernel/audit/admin-action-of";
import { ForwardPageArgs } from "@souk/kernel/graph/page-info-type";
import { buyerOf } from "@souk/kernel/identity/authorization";
import type { GraphContext } from "@souk/kernel/subgraph/graph-context";
import {
  Arg,
  Args,
  Authorized,
  Ctx,
  Directive,
  FieldResolver,
  ID,
  Mutation,
  Query,
  Resolver,
  Root,
} from "type-graphql";
import type { ReviewsDomain } from "../domain/reviews-domain.js";
import { isAuthor } from "../domain/visible-review.js";
import { notForAll } from "./cache-hints.js";
import { ReviewConnectionType, reviewConnectionFrom, ReviewType } from "./review-type.js";
import { ReportReviewInput, SaveReviewInput, VoteForReviewInput } from "./reviews-inputs.js";
import { reviewsLoaders } from "./reviews-loaders.js";
import {
  DeleteReviewResult,
  JudgeReviewResult,
  SaveReviewResult,
  toDeleteReviewResult,
  toJudgeReviewResult,
  toSaveReviewResult,
} from "./reviews-results.js";

/** Operations of authors and readers. */
@Resolver(() => ReviewType)
export class ReviewResolver {
  constructor(private readonly domain: ReviewsDomain) {}

  @Authorized()
  @Query(() => ReviewConnectionType, {
    nullable: true,
    description: "The viewer's own reviews in any status, newest first.",
  })
  async myReviews(
    @Args(() => ForwardPageArgs) page: ForwardPageArgs,
    @Ctx() context: GraphContext,
  ): Promise<ReviewConnectionType> {
    return reviewConnectionFrom(await this.domain.listUserReviews(page, buyerOf(context).id));
  }

  @Directive(notForAll)
  @FieldResolver(() => Boolean, { description: "Whether the viewer wrote the review." })
  isMine(@Root() { source }: ReviewType, @Ctx() { viewer }: GraphContext): boolean {
    return isAuthor(viewer, source);
  }

  @Directive(notForAll)
  @FieldResolver(() => Boolean, { description: "Whether the viewer finds the review helpful." })
  async isHelpfulToMe(@Root() { id }: ReviewType, @Ctx() context: GraphContext): Promise<boolean> {
    return (await reviewsLoaders(this.domain.store, context).ownVotes.load(id)) !== null;
  }

  @Authorized()
  @Mutation(() => SaveReviewResult, {
    nullable: true,
    description:
      "Writes the viewer's review of a product, or replaces it. For users who bought the product or are enrolled in its course.",
  })
  async saveReview(
    @Arg("input", () => SaveReviewInput) input: SaveReviewInput,
    @Ctx() context: GraphContext,
  ): Promise<typeof SaveReviewResult> {
    return toSaveReviewResult(await this.domain.saveReview(input, buyerOf(context).id));
  }

  @Authorized()
  @Mutation(() => DeleteReviewResult, { nullable: true, description: "For its author and admins." })
  async deleteReview(
    @Arg("id", () => ID) id: string,
    @Ctx() context: GraphContext,
  ): Promise<typeof DeleteReviewResult> {
    const action = adminActionIfAny(context, "deleteReview");
    return toDeleteReviewResult(await this.domain.deleteReview(id, context.viewer, action));
  }

  @Authorized()
  @Mutation(() => JudgeReviewResult, {
    nullable: true,
    description: "Adds or removes the viewer's vote that a review is helpful. Idempotent.",
  })
  async voteForReview(
    @Arg("input", () => VoteForReviewInput) { reviewId, isHelpful }: VoteForReviewInput,
    @Ctx() context: GraphContext,
  ): Promise<typeof JudgeReviewResult> {
    return toJudgeReviewResult(await this.domain.voteForReview(reviewId, isHelpful, buyerOf(context).id));
  }

  @Authorized()
  @Mutation(() => JudgeReviewResult, {
    nullable: true,
    description: "Reports a review to the admins. A repeated report of a user counts once.",
  })
  async reportReview(
    @Arg("input", () => ReportReviewInput) { reviewId, reason }: ReportReviewInput,
    @Ctx() context: GraphContext,
  ): Promise<typeof JudgeReviewResult> {
    return toJudgeReviewResult(await this.domain.reportReview(reviewId, reason, buyerOf(context).id));
  }
}
