import { connectionFrom, ConnectionType } from "@souk/kernel/graph/page-info-type";
import { PictureStub, pictureStub } from "@souk/kernel/graph/picture-stub";
import { DateTimeScalar } from "@souk/kernel/graph/scalars";
import { Directive, Field, ID, Int, ObjectType, registerEnumType } from "type-graphql";
import { reviewKeyOf, type ReviewList } from "../domain/list-reviews.js";
import type { Review, ReviewStatus } from "../domain/review.js";
import { asItsParent, sameForAll } from "./cache-hints.js";
import { productStub, ProductStub } from "./product-stub.js";

export enum ReviewStatusEnum {
  PUBLISHED = "PUBLISHED",
  HELD = "HELD",
  REJECTED = "REJECTED",
}

registerEnumType(ReviewStatusEnum, {
  name: "ReviewStatus",
  valuesConfig: {
    HELD: { description: "Only its author and admins see it until an admin decides." },
    REJECTED: { description: "Only its author and admins see it. An edited review is held again." },
  },
});

export enum HeldReasonEnum {
  BANNED_WORDS = "BANNED_WORDS",
  REPORTS = "REPORTS",
  EDITED = "EDITED",
}

registerEnumType(HeldReasonEnum, {
  name: "ReviewHeldReason",
  valuesConfig: {
    BANNED_WORDS: { description: "The review contains words of the setting REVIEWS_BANNED_WORDS." },
    REPORTS: { description: "Users reported it." },
    EDITED: { description: "Its author edited it after an admin had rejected it." },
  },
});

@Directive('@key(fields: "id")')
@Directive(sameForAll)
@ObjectType("Review", { description: "A review by a user who bought the product or is enrolled in its course." })
export class ReviewType {
  @Field(() => ID)
  id!: string;

  @Field(() => ProductStub, { nullable: true })
  product!: ProductStub;

  @Field(() => String, { description: "The name that the author chose for this review." })
  authorName!: string;

  @Field(() => Int, { description: "1 to 5." })
  stars!: number;

  @Field(() => String)
  title!: string;

  @Field(() => String, { description: "Plain text with line breaks." })
  text!: string;

  @Field(() => [PictureStub], {
    nullable: "itemsAndList",
    description: "The author's pictures, at most 5. A picture that media no longer has is null, and the others stay.",
  })
  pictures!: PictureStub[];

  @Field(() => ReviewStatusEnum)
  status!: ReviewStatus;

  @Field(() => Int, { description: "The number of users who find the review helpful." })
  helpfulCount!: number;

  @Field(() => String, { nullable: true, description: "The reply of the shop or the instructor." })
  reply!: string | null;

  @Field(() => DateTimeScalar, { nullable: true })
  repliedAt!: Date | null;

  @Field(() => DateTimeScalar)
  createdAt!: Date;

  @Field(() => DateTimeScalar, { nullable: true, description: "Null until the first edit." })
  editedAt!: Date | null;

  /** For fields that only some viewers get. */
  source!: Pick<Review, "userId" | "heldReason" | "reportCount">;
}

@Directive(asItsParent)
@ObjectType("ReviewConnection")
export class ReviewConnectionType extends ConnectionType {
  @Field(() => [ReviewType])
  nodes!: ReviewType[];
}

export function reviewTypeFrom({
  productId,
  userId,
  heldReason,
  reportCount,
  pictures,
  ...fields
}: Review): ReviewType {
  const source = { userId, heldReason, reportCount };
  const references = { product: productStub(productId), pictures: pictures.map(pictureStub) };
  return Object.assign(new ReviewType(), { ...fields, ...references, source });
}

export function reviewConnectionFrom({ page, sort, count }: ReviewList): ReviewConnectionType {
  const { nodes, pageInfo } = connectionFrom({
    page,
    order: sort,
    keyOf: reviewKeyOf(sort),
    nodeFrom: reviewTypeFrom,
    count,
  });
  return Object.assign(new ReviewConnectionType(), { nodes, pageInfo, count });
}
