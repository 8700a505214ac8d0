import { Arg, Authorized, Directive, Field, ID, InputType, Mutation, Resolver } from "type-graphql";
import type { OrdersDomain } from "../../domain/orders-domain.js";

@Directive("@inaccessible")
@InputType({ description: "Exactly one of `email` and `guestId`." })
export class ClaimGuestOrdersInput {
  @Field(() => ID)
  userId!: string;

  @Field(() => String, { nullable: true, description: "A mail address that the user has verified." })
  email?: string | null;

  @Field(() => ID, { nullable: true, description: "A guest whose token the user has presented." })
  guestId?: string | null;
}

/** Receives claims from accounts when users prove that they bought as guests. */
@Resolver()
export class ClaimResolver {
  constructor(private readonly domain: OrdersDomain) {}

  @Directive("@inaccessible")
  @Authorized("SERVICE")
  @Mutation(() => Boolean, {
    description:
      "Assigns the guest's orders to the user, with their payments, shipments and notifications. A repeat changes nothing.",
  })
  async claimGuestOrders(@Arg("input", () => ClaimGuestOrdersInput) input: ClaimGuestOrdersInput): Promise<boolean> {
    await this.domain.claimGuestOrders(input);
    return true;
  }
}
