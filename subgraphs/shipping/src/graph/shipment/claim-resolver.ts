import { Arg, Authorized, Directive, Field, ID, InputType, Mutation, Resolver } from "type-graphql";
import type { ShippingDomain } from "../../domain/shipping-domain.js";

@Directive("@inaccessible")
@InputType()
export class ClaimShipmentsInput {
  @Field(() => ID, { description: "The user who owns the orders from now on." })
  userId!: string;

  @Field(() => [ID])
  orderIds!: string[];
}

/** Receives claims of guest orders from orders. */
@Resolver()
export class ClaimResolver {
  constructor(private readonly domain: ShippingDomain) {}

  @Directive("@inaccessible")
  @Authorized("SERVICE")
  @Mutation(() => Boolean, {
    description:
      "Lets the user see the shipments of these orders, and sends their mails to the account's address. A repeat changes nothing.",
  })
  async claimShipments(@Arg("input", () => ClaimShipmentsInput) input: ClaimShipmentsInput): Promise<boolean> {
    await this.domain.claimShipments(input);
    return true;
  }
}
