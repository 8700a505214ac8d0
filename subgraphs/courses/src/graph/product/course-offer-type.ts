import { Directive, Field, ID, InputType, ObjectType } from "type-graphql";

@Directive("@inaccessible")
@ObjectType("CourseOffer", {
  description:
    "Whether this buyer can buy a COURSE product: it has a published course, which the buyer does not own yet and does not teach.",
})
export class CourseOfferType {
  @Field(() => ID)
  productId!: string;

  @Field(() => Boolean, { description: "False for a product without a course." })
  isPublished!: boolean;

  @Field(() => Boolean, {
    description: "True if the buyer is enrolled without an end. A buyer whose access ends can buy the course.",
  })
  isOwned!: boolean;

  @Field(() => Boolean, { description: "True if the buyer is enrolled, also with an end." })
  isEnrolled!: boolean;

  @Field(() => Boolean, { description: "True if the buyer teaches the course: an instructor cannot buy it." })
  isInstructor!: boolean;

  @Field(() => ID, {
    nullable: true,
    description: "The instructor of the course, whatever its status; null for a product without a course.",
  })
  instructorId!: string | null;
}

@Directive("@inaccessible")
@InputType()
export class CourseOffersInput {
  @Field(() => ID, { nullable: true, description: "A user or a guest; absent for a question about the courses alone." })
  buyerId?: string | null;

  @Field(() => [ID])
  productIds!: string[];
}
