import { ForwardPageArgs } from "@souk/kernel/graph/page-info-type";
import { ArgsType, Field, ID, InputType, Int, registerEnumType } from "type-graphql";
import { ReviewStatusEnum } from "./review-type.js";

enum ReviewSortEnum {
  NEWEST = "NEWEST",
  HELPFUL = "HELPFUL",
  HIGHEST = "HIGHEST",
  LOWEST = "LOWEST",
}

registerEnumType(ReviewSortEnum, {
  name: "ReviewSort",
  valuesConfig: {
    HELPFUL: { description: "Most helpful votes first, then newest." },
    HIGHEST: { description: "Most stars first, then newest." },
    LOWEST: { description: "Fewest stars first, then newest." },
  },
});

enum ReportReasonEnum {
  SPAM = "SPAM",
  OFFENSIVE = "OFFENSIVE",
  OFF_TOPIC = "OFF_TOPIC",
  PERSONAL_DATA = "PERSONAL_DATA",
  OTHER = "OTHER",
}

registerEnumType(ReportReasonEnum, { name: "ReviewReportReason" });

enum ReviewDecisionEnum {
  PUBLISHED = "PUBLISHED",
  REJECTED = "REJECTED",
}

registerEnumType(ReviewDecisionEnum, { name: "ReviewDecision" });

@ArgsType()
export class ProductReviewsArgs extends ForwardPageArgs {
  @Field(() => ReviewSortEnum, {
    nullable: true,
    description: "NEWEST when absent. A cursor is only valid for the sort order that produced it.",
  })
  sort?: ReviewSortEnum | null;

  @Field(() => Int, { nullable: true, description: "Only reviews with this number of stars, 1 to 5." })
  stars?: number | null;
}

@ArgsType()
export class ReviewsArgs extends ForwardPageArgs {
  @Field(() => ReviewStatusEnum, { nullable: true, description: "HELD when absent: the moderation queue." })
  status?: ReviewStatusEnum | null;
}

@InputType()
export class SaveReviewInput {
  @Field(() => ID)
  productId!: string;

  @Field(() => Int, { description: "1 to 5." })
  stars!: number;

  @Field(() => String, { description: "1 to 120 characters." })
  title!: string;

  @Field(() => String, { description: "10 to 5000 characters of plain text." })
  text!: string;

  @Field(() => String, { description: "The public name of the author, 1 to 60 characters." })
  authorName!: string;

  @Field(() => [String], {
    nullable: true,
    description:
      "The `url`s of at most 5 different uploaded pictures (`MediaFile.picture`). Absent leaves the pictures of an edited review; `null` removes them.",
  })
  pictures?: string[] | null;
}

@InputType()
export class VoteForReviewInput {
  @Field(() => ID)
  reviewId!: string;

  @Field(() => Boolean, { description: "False removes the vote." })
  isHelpful!: boolean;
}

@InputType()
export class ReportReviewInput {
  @Field(() => ID)
  reviewId!: string;

  @Field(() => ReportReasonEnum)
  reason!: ReportReasonEnum;
}

@InputType()
export class ReplyToReviewInput {
  @Field(() => ID)
  reviewId!: string;

  @Field(() => String, { nullable: true, description: "1 to 2000 characters; null removes the reply." })
  reply!: string | null;
}

@InputType()
export class ModerateReviewInput {
  @Field(() => ID)
  reviewId!: string;

  @Field(() => ReviewDecisionEnum)
  decision!: ReviewDecisionEnum;
}
