import { CardInput } from "@souk/kernel/graph/card-input";
import { Field, InputType } from "type-graphql";
import { PaymentMethodTypeEnum } from "./payment-method-type.js";

@InputType()
export class AddPaymentMethodInput {
  @Field(() => PaymentMethodTypeEnum)
  paymentType!: PaymentMethodTypeEnum;

  @Field(() => CardInput)
  details!: CardInput;
}
