import { Arg, Authorized, Directive, Field, ID, InputType, Mutation, Resolver } from "type-graphql";
import type { ShippingDomain } from "../domain/shipping-domain.js";

@Directive("@inaccessible")
@InputType()
export class ClaimShipmentsInput {
  @Field(() => ID, { description: "Whose orders they are from now on." })
  userId!: string;

  @Field(() => [ID])
  orderIds!: string[];
}

/** Orders tells whose orders of guests have become. */
@Resolver()
export class ClaimResolver {
  constructor(private readonly domain: ShippingDomain) {}

  @Directive("@inaccessible")
  @Authorized("SERVICE")
  @Mutation(() => Boolean, {
    description:
      "Shipments of these orders are the user's to see, and their mails go to the account's address. A repeat changes nothing.",
  })
  async claimShipments(@Arg("input", () => ClaimShipmentsInput) input: ClaimShipmentsInput): Promise<boolean> {
    await this.domain.claimShipments(input);
    return true;
  }
}
