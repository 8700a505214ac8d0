import { DateTimeScalar } from "@souk/kernel/graph/scalars";
import { Field, ID, Int, ObjectType, registerEnumType } from "type-graphql";
import type { PaymentMethod } from "../domain/payment-method.js";

export enum PaymentMethodTypeEnum {
  CARD = "CARD",
}

registerEnumType(PaymentMethodTypeEnum, { name: "PaymentMethodType" });

@ObjectType("PaymentMethod", {
  description:
    "A card that the viewer has stored. The provider keeps the card itself; its number and CVC are nowhere here.",
})
export class PaymentMethodType {
  @Field(() => ID)
  id!: string;

  @Field(() => PaymentMethodTypeEnum)
  type!: PaymentMethodTypeEnum;

  @Field(() => String, { description: "As people write it, e.g. `Visa`; `Card` when it is none of the known ones." })
  brand!: string;

  @Field(() => String, { description: "The last four digits." })
  last4!: string;

  @Field(() => Int, { description: "1 to 12; the card is good until the end of that month." })
  expiryMonth!: number;

  @Field(() => Int, { description: "Four digits." })
  expiryYear!: number;

  @Field(() => DateTimeScalar)
  createdAt!: Date;
}

export function paymentMethodTypeFrom(method: PaymentMethod): PaymentMethodType {
  const { id, brand, last4, expiryMonth, expiryYear, createdAt } = method;
  const shown = { id, brand, last4, expiryMonth, expiryYear, createdAt };
  return Object.assign(new PaymentMethodType(), { ...shown, type: PaymentMethodTypeEnum.CARD });
}
