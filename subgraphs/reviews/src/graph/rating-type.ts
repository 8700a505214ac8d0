import { Directive, Field, Float, Int, ObjectType } from "type-graphql";
import { ratingOf, type Histogram } from "../domain/rating.js";
import { asItsParent } from "./cache-hints.js";

@Directive(asItsParent)
@ObjectType("Rating", { description: "The published reviews of a product or course, as numbers." })
export class RatingType {
  @Field(() => Float, { nullable: true, description: "1 to 5, rounded to hundredths; null without reviews." })
  average!: number | null;

  @Field(() => Int)
  count!: number;

  @Field(() => [Int], { description: "The numbers of reviews with 1, 2, 3, 4 and 5 stars." })
  histogram!: number[];
}

export function ratingTypeFrom(histogram: Histogram | undefined): RatingType {
  return Object.assign(new RatingType(), ratingOf(histogram));
}
