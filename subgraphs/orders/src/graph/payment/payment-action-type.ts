import { MoneyType, moneyTypeFrom } from "@souk/kernel/graph/money-type";
import { problem, ProblemType } from "@souk/kernel/graph/problem-types";
import { DateTimeScalar } from "@souk/kernel/graph/scalars";
import { Field, ID, ObjectType } from "type-graphql";
import type { PaymentAction } from "../../domain/peers.js";
import type { Order } from "../../domain/order/order.js";
import { OrderType, orderTypeFrom } from "../order/order-type.js";

@ObjectType("PaymentActionRequired", {
  implements: ProblemType,
  description:
    "The payment waits for the buyer, for example for 3-D Secure; nobody was charged. The order stays CREATED and its stock stays reserved. Afterwards repeat with the same key, or call `payOrder`: neither charges again, both return the outcome.",
})
export class PaymentActionRequiredType extends ProblemType {
  @Field(() => OrderType)
  order!: OrderType;

  @Field(() => String, { description: "The provider of the action, e.g. `sandbox`, `stripe`." })
  provider!: string;

  @Field(() => MoneyType, { description: "The amount to be charged: the order's total." })
  amount!: MoneyType;

  @Field(() => DateTimeScalar, {
    description: "If the action is not done by then, the payment is cancelled and the stock is released.",
  })
  expiresAt!: Date;

  @Field(() => String, {
    nullable: true,
    description: "The page to send the buyer to. Null if the provider's script in the browser shows the action.",
  })
  redirectUrl!: string | null;

  @Field(() => String, {
    nullable: true,
    description: "For the provider's script, e.g. `stripe.handleNextAction({ clientSecret })`.",
  })
  clientSecret!: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      "The shop's public key for the provider's script, e.g. Stripe's publishable key; null if it is not needed or not set.",
  })
  publicKey!: string | null;

  @Field(() => ID, {
    nullable: true,
    description:
      "The order id for the provider's own checkout: Razorpay's `order_id`, with `publicKey` as its `key`. Send its answer to `payOrder` as `confirmation`.",
  })
  providerOrderId!: string | null;
}

export function actionRequired(order: Order, action: PaymentAction): PaymentActionRequiredType {
  const { provider, url: redirectUrl, clientSecret, publicKey, providerOrderId, expiresAt } = action;
  return problem(PaymentActionRequiredType, {
    code: "PAYMENT_ACTION_REQUIRED",
    message: `The payment of order ${order.number} has to be confirmed with ${provider}. The buyer has not been charged yet.`,
    order: orderTypeFrom(order),
    amount: moneyTypeFrom(order.total),
    provider,
    redirectUrl,
    clientSecret,
    publicKey,
    providerOrderId,
    expiresAt,
  });
}
