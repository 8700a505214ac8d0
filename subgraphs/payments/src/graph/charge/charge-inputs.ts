import { MoneyInput } from "@souk/kernel/graph/money-type";
import { Directive, Field, ID, InputType } from "type-graphql";

@Directive("@inaccessible")
@InputType({ description: "Data that the provider's own checkout has passed to the buyer's browser." })
export class ChargeConfirmationInput {
  @Field(() => ID)
  providerPaymentId!: string;

  @Field(() => String)
  signature!: string;
}

@Directive("@inaccessible")
@InputType({
  description:
    "Provide exactly one of `cardToken`, `paymentMethodId`, `atProvider` and `confirmation`; the method must be the buyer's. A repeat with the same idempotencyKey never charges twice and returns the same answer.",
})
export class ChargeOrderInput {
  @Field(() => ID)
  orderId!: string;

  @Field(() => String, { description: "The text on the card statement." })
  orderNumber!: string;

  @Field(() => ID)
  buyerId!: string;

  @Field(() => MoneyInput, { description: "In the shop's currency, more than 0." })
  amount!: MoneyInput;

  @Field(() => String)
  idempotencyKey!: string;

  @Field(() => String, { nullable: true })
  cardToken?: string | null;

  @Field(() => ID, { nullable: true })
  paymentMethodId?: string | null;

  @Field(() => Boolean, { nullable: true, description: "The buyer pays in the provider's own checkout." })
  atProvider?: boolean | null;

  @Field(() => String, {
    nullable: true,
    description:
      "The provider that takes the payment. A payment that waits in another provider's checkout is cancelled first.",
  })
  provider?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description: "All lines are shipped, so a provider that captures later only authorizes the money.",
  })
  isShipped?: boolean | null;

  @Field(() => ChargeConfirmationInput, {
    nullable: true,
    description: "Proves an existing payment; never begins one.",
  })
  confirmation?: ChargeConfirmationInput | null;
}
