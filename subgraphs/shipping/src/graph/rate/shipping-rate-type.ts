import { MoneyType, moneyTypeFrom } from "@souk/kernel/graph/money-type";
import { unreachable } from "@souk/kernel/values/unreachable";
import { Directive, Field, ObjectType } from "type-graphql";
import type { QuoteShippingOutcome } from "../../domain/rate/quote-shipping.js";
import { badInput } from "../shipment/shipment-results.js";

@Directive("@inaccessible")
@ObjectType("ShippingRate")
export class ShippingRateType {
  @Field(() => String, { description: "The carrier's name in its own spelling." })
  carrier!: string;

  @Field(() => MoneyType, { description: "Zero when shipping is free." })
  total!: MoneyType;
}

/** Throws BAD_USER_INPUT. */
export function toShippingRate(outcome: QuoteShippingOutcome): ShippingRateType | null {
  switch (outcome.kind) {
    case "quoted":
      return Object.assign(new ShippingRateType(), { carrier: outcome.carrier, total: moneyTypeFrom(outcome.total) });
    case "notServed":
      return null;
    case "invalid":
      throw badInput(outcome.fields);
    default:
      return unreachable(outcome);
  }
}
