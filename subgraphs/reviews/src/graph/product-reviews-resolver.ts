import { oncePerArguments, type GraphContext } from "@souk/kernel/subgraph/graph-context";
import { isUuid } from "@souk/kernel/values/uuid";
import { Args, Ctx, Directive, FieldResolver, Resolver, Root } from "type-graphql";
import type { ReviewsDomain } from "../domain/reviews-domain.js";
import { asItsParent, notForAll } from "./cache-hints.js";
import { ProductStub } from "./product-stub.js";
import { RatingType, ratingTypeFrom } from "./rating-type.js";
import { ReviewConnectionType, reviewConnectionFrom, ReviewType, reviewTypeFrom } from "./review-type.js";
import { ProductReviewsArgs } from "./reviews-inputs.js";
import { reviewsLoaders } from "./reviews-loaders.js";

/** The fields of Product that this subgraph adds. All products of a response take one statement for each field. */
@Resolver(() => ProductStub)
export class ProductReviewsResolver {
  /** One lister per request and set of arguments. */
  private readonly listersKey = {};

  constructor(private readonly domain: ReviewsDomain) {}

  @Directive(asItsParent)
  @FieldResolver(() => RatingType, { nullable: true, description: "Null while reviews are unavailable." })
  async rating(@Root() { id }: ProductStub, @Ctx() context: GraphContext): Promise<RatingType | null> {
    if (!isUuid(id)) return null;
    return ratingTypeFrom((await reviewsLoaders(this.domain.store, context).ratings.load(id.toLowerCase()))?.histogram);
  }

  @Directive(asItsParent)
  @FieldResolver(() => ReviewConnectionType, { nullable: true, description: "Published reviews." })
  async reviews(
    @Root() { id }: ProductStub,
    @Args(() => ProductReviewsArgs) args: ProductReviewsArgs,
    @Ctx() context: GraphContext,
  ): Promise<ReviewConnectionType | null> {
    if (!isUuid(id)) return null;
    const lister = oncePerArguments(context, this.listersKey, [args.first, args.after, args.sort, args.stars], () =>
      this.domain.listProductReviews(args),
    );
    return reviewConnectionFrom(await lister.list(id.toLowerCase()));
  }

  @Directive(notForAll)
  @FieldResolver(() => ReviewType, {
    nullable: true,
    description: "The viewer's own review in any status; null without one.",
  })
  async myReview(@Root() { id }: ProductStub, @Ctx() context: GraphContext): Promise<ReviewType | null> {
    const { ownReviews } = reviewsLoaders(this.domain.store, context);
    const review = isUuid(id) ? await ownReviews.load(id.toLowerCase()) : null;
    return review && reviewTypeFrom(review);
  }
}
