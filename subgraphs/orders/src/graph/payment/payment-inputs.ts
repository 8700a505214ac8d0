import { CardInput } from "@souk/kernel/graph/card-input";
import { MoneyInput } from "@souk/kernel/graph/money-type";
import { Field, ID, InputType } from "type-graphql";

@InputType({ description: "The proof of payment that the provider's own checkout gave to the browser." })
export class PaymentConfirmationInput {
  @Field(() => ID, { description: "Razorpay's `razorpay_payment_id`." })
  providerPaymentId!: string;

  @Field(() => String, { description: "Razorpay's `razorpay_signature`." })
  signature!: string;
}

@InputType({
  description: "Exactly one of: a stored method, a card, the provider's own checkout, later, a confirmation.",
})
export class PaymentInput {
  @Field(() => ID, { nullable: true })
  paymentMethodId?: string | null;

  @Field(() => CardInput, { nullable: true })
  card?: CardInput | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      "The buyer pays in the provider's own checkout, such as Stripe's form or Razorpay's window. Returns PaymentActionRequired with the data to open that checkout.",
  })
  atProvider?: boolean | null;

  @Field(() => String, {
    nullable: true,
    description:
      "With a stored method, a card or `atProvider`: the provider of `paymentOptions` that takes the payment. A payment that waits in another provider's checkout is cancelled first. Absent: the first provider that takes such a payment.",
  })
  provider?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      "For `checkout` only: places the order unpaid, unless its total is 0. Its stock is reserved as for a payment. `payOrder` pays it, and reserves again after the end of the reservation, until the order expires.",
  })
  later?: boolean | null;

  @Field(() => PaymentConfirmationInput, {
    nullable: true,
    description: "For `payOrder` only: proves a payment in the provider's own checkout, and starts no payment.",
  })
  confirmation?: PaymentConfirmationInput | null;
}

@InputType({ description: "Pays an order that is still CREATED, for example after a decline." })
export class PayOrderInput {
  @Field(() => ID)
  orderId!: string;

  @Field(() => String, { description: "A new key for each attempt; the same key repeats the answer." })
  idempotencyKey!: string;

  @Field(() => PaymentInput, {
    nullable: true,
    description: "Absent: the viewer's default payment method pays. Not used for an order of 0.",
  })
  payment?: PaymentInput | null;

  @Field(() => MoneyInput, {
    nullable: true,
    description: "If the order's total differs, returns PriceChanged and charges nothing.",
  })
  expectedTotal?: MoneyInput | null;
}
