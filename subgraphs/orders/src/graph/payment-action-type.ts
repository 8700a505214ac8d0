import { MoneyType, moneyTypeFrom } from "@souk/kernel/graph/money-type";
import { problem, ProblemType } from "@souk/kernel/graph/problem-types";
import { DateTimeScalar } from "@souk/kernel/graph/scalars";
import { Field, ID, ObjectType } from "type-graphql";
import type { Order } from "../domain/order.js";
import type { PaymentAction } from "../domain/order-peers.js";
import { OrderType, orderTypeFrom } from "./order-type.js";

@ObjectType("PaymentActionRequired", {
  implements: ProblemType,
  description:
    "The payment waits for the buyer, as for 3-D Secure; nobody was charged. The order stays CREATED and its stock is kept. Afterwards repeat with the same key, or call `payOrder`: neither charges anew, both tell what became of it.",
})
export class PaymentActionRequiredType extends ProblemType {
  @Field(() => OrderType)
  order!: OrderType;

  @Field(() => String, { description: "Whose step it is, e.g. `sandbox`, `stripe`." })
  provider!: string;

  @Field(() => MoneyType, { description: "What will be charged: the order's total." })
  amount!: MoneyType;

  @Field(() => DateTimeScalar, {
    description: "After that the payment is cancelled and the stock is free, if it is not done.",
  })
  expiresAt!: Date;

  @Field(() => String, {
    nullable: true,
    description: "The page to send the buyer to. Null where the provider's own code in the browser shows the step.",
  })
  redirectUrl!: string | null;

  @Field(() => String, {
    nullable: true,
    description: "For that code, e.g. `stripe.handleNextAction({ clientSecret })`.",
  })
  clientSecret!: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      "What that code knows the shop by, e.g. Stripe's publishable key; null where it is not needed or not set.",
  })
  publicKey!: string | null;

  @Field(() => ID, {
    nullable: true,
    description:
      "What the provider's own checkout is opened for: Razorpay's `order_id`, with `publicKey` as its `key`. Prove what it answers by `payOrder` with `confirmation`.",
  })
  providerOrderId!: string | null;
}

export function actionRequired(order: Order, action: PaymentAction): PaymentActionRequiredType {
  const { provider, url: redirectUrl, clientSecret, publicKey, providerOrderId, expiresAt } = action;
  return problem(PaymentActionRequiredType, {
    code: "PAYMENT_ACTION_REQUIRED",
    message: `The payment of order ${order.number} has to be confirmed with ${provider}. Nobody was charged yet.`,
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
