import { Arg, Authorized, Directive, Field, ID, InputType, Mutation, Resolver } from "type-graphql";
import type { OrdersDomain } from "../domain/orders-domain.js";

@Directive("@inaccessible")
@InputType({ description: "By `email` or by `guestId`." })
export class ClaimGuestOrdersInput {
  @Field(() => ID)
  userId!: string;

  @Field(() => String, { nullable: true, description: "An address that the user has proven to read." })
  email?: string | null;

  @Field(() => ID, { nullable: true, description: "A guest whose token the user has shown." })
  guestId?: string | null;
}

/** What accounts asks for when somebody proves to be who bought as a guest. */
@Resolver()
export class ClaimResolver {
  constructor(private readonly domain: OrdersDomain) {}

  @Directive("@inaccessible")
  @Authorized("SERVICE")
  @Mutation(() => Boolean, {
    description:
      "Orders of guests become the user's, with their payments, shipments and notifications. A repeat changes nothing.",
  })
  async claimGuestOrders(@Arg("input", () => ClaimGuestOrdersInput) input: ClaimGuestOrdersInput): Promise<boolean> {
    await this.domain.claimGuestOrders(input);
    return true;
  }
}
