import { Arg, Authorized, Directive, Field, Float, ID, InputType, Int, Mutation, Resolver } from "type-graphql";
import type { CatalogDomain } from "../../domain/catalog-domain.js";

@Directive("@inaccessible")
@InputType({ description: "The rating of a product for the sort and the filter of lists." })
export class RecordRatingInput {
  @Field(() => ID)
  productId!: string;

  @Field(() => Float, { nullable: true, description: "1 to 5; null without reviews." })
  average!: number | null;

  @Field(() => Int)
  count!: number;

  @Field(() => Int, { description: "Higher after each change; an older version changes nothing." })
  version!: number;
}

/** Receives the ratings that reviews counts. */
@Resolver()
export class ProductRatingResolver {
  constructor(private readonly domain: CatalogDomain) {}

  @Directive("@inaccessible")
  @Authorized("SERVICE")
  @Mutation(() => Boolean, { description: "Idempotent. False when the product does not exist yet: retry later." })
  async recordRating(@Arg("input", () => RecordRatingInput) input: RecordRatingInput): Promise<boolean> {
    return this.domain.recordRating(input);
  }
}
