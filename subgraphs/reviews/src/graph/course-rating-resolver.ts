import type { GraphContext } from "@souk/kernel/subgraph/graph-context";
import { Ctx, Directive, FieldResolver, Resolver, Root } from "type-graphql";
import type { ReviewsDomain } from "../domain/reviews-domain.js";
import { asItsParent } from "./cache-hints.js";
import { CourseStub } from "./course-stub.js";
import { RatingType, ratingTypeFrom } from "./rating-type.js";
import { reviewsLoaders } from "./reviews-loaders.js";

@Resolver(() => CourseStub)
export class CourseRatingResolver {
  constructor(private readonly domain: ReviewsDomain) {}

  @Directive(asItsParent)
  @Directive('@requires(fields: "product { id }")')
  @FieldResolver(() => RatingType, {
    nullable: true,
    description: "The rating of the product that sells the course. Null while reviews are unavailable.",
  })
  async rating(@Root() { product }: CourseStub, @Ctx() context: GraphContext): Promise<RatingType | null> {
    if (!product) return null;
    return ratingTypeFrom((await reviewsLoaders(this.domain.store, context).ratings.load(product.id))?.histogram);
  }
}
