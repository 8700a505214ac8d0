import { MoneyType, moneyTypeFrom } from "@souk/kernel/graph/money-type";
import { Field, Int, ObjectType } from "type-graphql";
import type { ShippingOption } from "../domain/shipping-options.js";

@ObjectType("ShippingOption", { description: "What one carrier takes for a cart. `checkout` takes its `carrier`." })
export class ShippingOptionType {
  @Field(() => String, { description: "Its name." })
  carrier!: string;

  @Field(() => MoneyType, { description: "For the cart as it is; zero where shipping is free." })
  price!: MoneyType;

  @Field(() => MoneyType, { nullable: true, description: "The subtotal from which it is free; null: it never is." })
  freeFrom!: MoneyType | null;

  @Field(() => Int, { nullable: true, description: "Working days, at the soonest; null where nothing is promised." })
  minDays!: number | null;

  @Field(() => Int, { nullable: true, description: "Working days, at the latest; null where nothing is promised." })
  maxDays!: number | null;
}

export function shippingOptionTypeFrom({
  carrier,
  price,
  freeFrom,
  minDays,
  maxDays,
}: ShippingOption): ShippingOptionType {
  return Object.assign(new ShippingOptionType(), {
    carrier,
    price: moneyTypeFrom(price),
    freeFrom: freeFrom && moneyTypeFrom(freeFrom),
    minDays,
    maxDays,
  });
}
