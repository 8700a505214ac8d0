import { Directive, Field, ID, InputType } from "type-graphql";

@Directive("@inaccessible")
@InputType()
export class EndEnrollmentsInput {
  @Field(() => ID, { description: "The id of the triggering event. Order and product make the operation idempotent." })
  eventId!: string;

  @Field(() => ID)
  orderId!: string;

  @Field(() => ID)
  buyerId!: string;

  @Field(() => [ID], { description: "The refunded products of kind COURSE." })
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

  @Field(() => [ID], { description: "The products of kind COURSE that the order paid for." })
  productIds!: string[];
}
