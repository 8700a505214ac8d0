import { DateTimeScalar } from "@souk/kernel/graph/scalars";
import { Field, ID, Int, ObjectType, registerEnumType } from "type-graphql";
import type { PaymentMethod } from "../../domain/methods/payment-method.js";

export enum PaymentMethodTypeEnum {
  CARD = "CARD",
  CREDIT_CARD = "CREDIT_CARD",
}

registerEnumType(PaymentMethodTypeEnum, {
  name: "PaymentMethodType",
  valuesConfig: { CREDIT_CARD: { description: "Accepted in place of CARD, as on the REST routes; answers say CARD." } },
});

@ObjectType("PaymentMethod", {
  description:
    "A card that the viewer has stored. The payment provider stores the card itself; the shop stores neither its number nor its CVC.",
})
export class PaymentMethodType {
  @Field(() => ID)
  id!: string;

  @Field(() => PaymentMethodTypeEnum)
  type!: PaymentMethodTypeEnum;

  @Field(() => String, { description: "The usual spelling of the brand, e.g. `Visa`; `Card` for an unknown brand." })
  brand!: string;

  @Field(() => String, { description: "The last four digits." })
  last4!: string;

  @Field(() => Int, { description: "1 to 12; the card is valid until the end of that month." })
  expiryMonth!: number;

  @Field(() => Int, { description: "Four digits." })
  expiryYear!: number;

  @Field(() => Boolean, {
    description: "True for at most one of the viewer's methods: the one that pays orders without a given payment.",
  })
  isDefault!: boolean;

  @Field(() => DateTimeScalar)
  createdAt!: Date;
}

export function paymentMethodTypeFrom(method: PaymentMethod): PaymentMethodType {
  const { id, brand, last4, expiryMonth, expiryYear, isDefault, createdAt } = method;
  const shown = { id, brand, last4, expiryMonth, expiryYear, isDefault, createdAt };
  return Object.assign(new PaymentMethodType(), { ...shown, type: PaymentMethodTypeEnum.CARD });
}
