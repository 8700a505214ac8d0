import { Arg, Directive, FieldResolver, Query, Resolver, Root } from "type-graphql";
import type { ShippingDomain } from "../domain/shipping-domain.js";
import { CartShippingType } from "./cart-shipping-type.js";
import { ShippingOptionType, shippingOptionTypeFrom } from "./shipping-option-type.js";
import { ShippingPolicyType, shippingPolicyTypeFrom } from "./shipping-policy-type.js";

/** What shipping costs, before there is an order. */
@Resolver(() => CartShippingType)
export class RateResolver {
  constructor(private readonly domain: ShippingDomain) {}

  @Directive('@requires(fields: "needsShipping subtotal { amount currency }")')
  @FieldResolver(() => [ShippingOptionType], {
    nullable: true,
    description:
      "What each carrier that goes to the country (ISO 3166-1 alpha-2) takes, cheapest first. Empty where nothing is to be shipped, and where nobody goes.",
  })
  async shippingOptions(
    @Root() { subtotal, needsShipping }: CartShippingType,
    @Arg("country", () => String) country: string,
  ): Promise<ShippingOptionType[]> {
    if (!subtotal || needsShipping === undefined) return [];
    const options = await this.domain.offerShipping({ country, subtotal, needsShipping });
    return options.map(shippingOptionTypeFrom);
  }

  @Query(() => ShippingPolicyType, {
    nullable: true,
    description:
      "From which subtotal shipping is free, and where it goes. With a country: to that one; without: to whichever it is soonest free to.",
  })
  async shippingPolicy(
    @Arg("country", () => String, { nullable: true, description: "ISO 3166-1 alpha-2." }) country: string | null,
  ): Promise<ShippingPolicyType> {
    return shippingPolicyTypeFrom(await this.domain.tellShippingPolicy(country));
  }
}
