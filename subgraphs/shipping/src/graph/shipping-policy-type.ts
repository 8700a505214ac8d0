import { MoneyType, moneyTypeFrom } from "@souk/kernel/graph/money-type";
import { Field, ObjectType } from "type-graphql";
import type { ShippingPolicy } from "../domain/shipping-policy.js";

@ObjectType("ShippingPolicy")
export class ShippingPolicyType {
  @Field(() => MoneyType, {
    nullable: true,
    description: "The least subtotal from which some carrier ships for free; null: none does.",
  })
  freeFrom!: MoneyType | null;

  @Field(() => [String], { description: "Those with a rate of their own: ISO 3166-1 alpha-2, in alphabetical order." })
  countries!: string[];

  @Field(() => Boolean, { description: "Whether some carrier goes to all other countries too." })
  isWorldwide!: boolean;
}

export function shippingPolicyTypeFrom({ freeFrom, countries, isWorldwide }: ShippingPolicy): ShippingPolicyType {
  return Object.assign(new ShippingPolicyType(), {
    freeFrom: freeFrom && moneyTypeFrom(freeFrom),
    countries: [...countries],
    isWorldwide,
  });
}
