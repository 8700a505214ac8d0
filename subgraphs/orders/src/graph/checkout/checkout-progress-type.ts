import { Field, Int, ObjectType, registerEnumType } from "type-graphql";
import type { CheckoutProgress, CheckoutStep } from "../../domain/payment/checkout-progress.js";

enum CheckoutStepEnum {
  AWAITING_PAYMENT = "AWAITING_PAYMENT",
  ACTION_REQUIRED = "ACTION_REQUIRED",
  CONFIRMING_PAYMENT = "CONFIRMING_PAYMENT",
  PAID = "PAID",
  CLOSED = "CLOSED",
}

registerEnumType(CheckoutStepEnum, {
  name: "CheckoutStep",
  valuesConfig: {
    AWAITING_PAYMENT: { description: "Continue with `payOrder`." },
    ACTION_REQUIRED: {
      description: "The buyer must act at the provider; `payOrder` returns the action, and charges nothing again.",
    },
    CONFIRMING_PAYMENT: {
      description: "It is unknown whether the payment succeeded. The shop asks until it is known; do not pay again.",
    },
    PAID: { description: "The buyer has nothing left to do." },
    CLOSED: { description: "Cancelled or refunded." },
  },
});

@ObjectType("CheckoutProgress")
export class CheckoutProgressType implements CheckoutProgress {
  @Field(() => CheckoutStepEnum)
  step!: CheckoutStep;

  @Field(() => Int, { description: "The number of payment attempts." })
  attempts!: number;

  @Field(() => String, { nullable: true, description: "Why the last attempt failed." })
  lastError!: string | null;
}
