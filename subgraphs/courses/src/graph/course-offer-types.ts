import { Directive, Field, ID, InputType, ObjectType } from "type-graphql";

@Directive("@inaccessible")
@ObjectType("CourseOffer", {
  description:
    "Whether a COURSE product can be bought by this buyer: there is a published course behind it, and the buyer does not have it yet.",
})
export class CourseOfferType {
  @Field(() => ID)
  productId!: string;

  @Field(() => Boolean, { description: "False for a product without a course." })
  isPublished!: boolean;

  @Field(() => Boolean)
  isOwned!: boolean;
}

@Directive("@inaccessible")
@InputType()
export class CourseOffersInput {
  @Field(() => ID, { description: "A user or a guest." })
  buyerId!: string;

  @Field(() => [ID])
  productIds!: string[];
}

@Directive("@inaccessible")
@InputType()
export class EndEnrollmentsInput {
  @Field(() => ID, { description: "The event that calls for it; order and product are what make it happen once." })
  eventId!: string;

  @Field(() => ID)
  orderId!: string;

  @Field(() => ID)
  buyerId!: string;

  @Field(() => [ID], { description: "Those of kind COURSE that were refunded." })
  productIds!: string[];
}

@Directive("@inaccessible")
@InputType()
export class EnrollBuyerInput {
  @Field(() => ID)
  eventId!: string;

  @Field(() => ID)
  orderId!: string;

  @Field(() => ID)
  buyerId!: string;

  @Field(() => [ID], { description: "Those of kind COURSE that the order paid for." })
  productIds!: string[];
}
