import { MoneyType, moneyTypeFrom } from "@souk/kernel/graph/money-type";
import { Field, ObjectType } from "type-graphql";
import type { ShippingPolicy } from "../../domain/rate/shipping-policy.js";

@ObjectType("ShippingPolicy")
export class ShippingPolicyType {
  @Field(() => MoneyType, {
    nullable: true,
    description: "The lowest subtotal from which any carrier ships for free; null if none does.",
  })
  freeFrom!: MoneyType | null;

  @Field(() => [String], {
    description: "The countries with a rate of their own: ISO 3166-1 alpha-2, in alphabetical order.",
  })
  countries!: string[];

  @Field(() => Boolean, { description: "Whether any carrier also serves all other countries." })
  isWorldwide!: boolean;
}

export function shippingPolicyTypeFrom({ freeFrom, countries, isWorldwide }: ShippingPolicy): ShippingPolicyType {
  return Object.assign(new ShippingPolicyType(), {
    freeFrom: freeFrom && moneyTypeFrom(freeFrom),
    countries: [...countries],
    isWorldwide,
  });
}
