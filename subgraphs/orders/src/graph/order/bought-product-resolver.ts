import { Arg, Authorized, Directive, Field, ID, InputType, Query, Resolver } from "type-graphql";
import type { OrdersDomain } from "../../domain/orders-domain.js";

@Directive("@inaccessible")
@InputType()
export class BoughtProductInput {
  @Field(() => ID)
  buyerId!: string;

  @Field(() => ID)
  productId!: string;
}

/** For reviews, which only buyers write. */
@Resolver()
export class BoughtProductResolver {
  constructor(private readonly domain: Pick<OrdersDomain, "hasBought">) {}

  @Directive("@inaccessible")
  @Authorized("SERVICE")
  @Query(() => Boolean, {
    description:
      "Whether the buyer has a paid order with this product that was neither cancelled nor refunded as a whole.",
  })
  hasBought(@Arg("input", () => BoughtProductInput) input: BoughtProductInput): Promise<boolean> {
    return this.domain.hasBought(input);
  }
}
