import { Arg, Directive, FieldResolver, Query, Resolver, Root } from "type-graphql";
import type { ShippingDomain } from "../../domain/shipping-domain.js";
import type { LineToShip } from "../../domain/peers.js";
import { CartShippingType, type CartLineShippingType } from "./cart-shipping-type.js";
import { ShippingOptionType, shippingOptionTypeFrom } from "./shipping-option-type.js";
import { ShippingPolicyType, shippingPolicyTypeFrom } from "./shipping-policy-type.js";

/** A product that catalog has deleted is not shipped. */
function lineToShip({ product, quantity }: CartLineShippingType): LineToShip[] {
  return product ? [{ productId: product.id, quantity }] : [];
}

/** Answers questions about shipping costs before there is an order. */
@Resolver(() => CartShippingType)
export class RateResolver {
  constructor(private readonly domain: ShippingDomain) {}

  @Directive('@requires(fields: "needsShipping subtotal { amount currency } lines { quantity product { id } }")')
  @FieldResolver(() => [ShippingOptionType], {
    nullable: true,
    description:
      "The price of each carrier that serves the country (ISO 3166-1 alpha-2), cheapest first. Empty if nothing is to be shipped, or no carrier serves the country.",
  })
  async shippingOptions(
    @Root() { subtotal, needsShipping, lines = [] }: CartShippingType,
    @Arg("country", () => String) country: string,
  ): Promise<ShippingOptionType[]> {
    if (!subtotal || needsShipping === undefined) return [];
    const options = await this.domain.offerShipping({
      country,
      subtotal,
      needsShipping,
      lines: lines.flatMap(lineToShip),
    });
    return options.map(shippingOptionTypeFrom);
  }

  @Query(() => ShippingPolicyType, {
    nullable: true,
    description:
      "The subtotal from which shipping is free, and the served countries. With a country, `freeFrom` is for that country; without, it is the lowest of all countries.",
  })
  async shippingPolicy(
    @Arg("country", () => String, { nullable: true, description: "ISO 3166-1 alpha-2." }) country: string | null,
  ): Promise<ShippingPolicyType> {
    return shippingPolicyTypeFrom(await this.domain.readShippingPolicy(country));
  }
}
