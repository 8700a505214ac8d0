import { MoneyType, moneyTypeFrom } from "@souk/kernel/graph/money-type";
import { Field, Int, ObjectType } from "type-graphql";
import type { ShippingQuote } from "@souk/kernel/project/providers/shipping-calculator";

@ObjectType("ShippingOption", { description: "The price of one carrier for a cart. Pass `carrier` to `checkout`." })
export class ShippingOptionType {
  @Field(() => String, { description: "The carrier's name." })
  carrier!: string;

  @Field(() => MoneyType, { description: "For the current cart; zero when shipping is free." })
  price!: MoneyType;

  @Field(() => MoneyType, {
    nullable: true,
    description: "The minimum subtotal for free shipping; null if it is never free.",
  })
  freeFrom!: MoneyType | null;

  @Field(() => Int, { nullable: true, description: "Minimum working days; null without a promise." })
  minDays!: number | null;

  @Field(() => Int, { nullable: true, description: "Maximum working days; null without a promise." })
  maxDays!: number | null;
}

export function shippingOptionTypeFrom({
  carrier,
  price,
  freeFrom,
  minDays,
  maxDays,
}: ShippingQuote): ShippingOptionType {
  return Object.assign(new ShippingOptionType(), {
    carrier,
    price: moneyTypeFrom(price),
    freeFrom: freeFrom && moneyTypeFrom(freeFrom),
    minDays,
    maxDays,
  });
}
