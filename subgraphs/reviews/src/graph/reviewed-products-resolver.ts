import { graphError } from "@souk/kernel/errors/graph-error";
import { Arg, Authorized, Directive, Field, ID, InputType, Query, Resolver } from "type-graphql";
import type { ReviewsDomain } from "../domain/reviews-domain.js";

const maxProducts = 100;

@Directive("@inaccessible")
@InputType()
export class ReviewedProductsInput {
  @Field(() => ID)
  userId!: string;

  @Field(() => [ID], { description: `At most ${maxProducts}.` })
  productIds!: string[];
}

/** For orders, which requests reviews of bought products. */
@Resolver()
export class ReviewedProductsResolver {
  constructor(private readonly domain: Pick<ReviewsDomain, "reviewedProducts">) {}

  @Directive("@inaccessible")
  @Authorized("SERVICE")
  @Query(() => [ID], {
    description: "The products of the list that the user has reviewed, with reviews in any status.",
  })
  async reviewedProducts(@Arg("input", () => ReviewedProductsInput) input: ReviewedProductsInput): Promise<string[]> {
    if (input.productIds.length > maxProducts)
      throw graphError("BAD_USER_INPUT", `productIds must be at most ${maxProducts}`, { argument: "input.productIds" });
    return this.domain.reviewedProducts(input);
  }
}
