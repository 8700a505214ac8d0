import { MoneyType, moneyTypeFrom } from "@souk/kernel/graph/money-type";
import { problem, ProblemType, ServiceUnavailableType } from "@souk/kernel/graph/problem-types";
import type { Money } from "@souk/kernel/values/money";
import { Field, ObjectType } from "type-graphql";
import type { Order } from "../../domain/order/order.js";
import { OrderType, orderTypeFrom } from "../order/order-type.js";

@ObjectType("PriceChanged", {
  implements: ProblemType,
  description: "The total differs from the expected one. The buyer was not charged.",
})
export class PriceChangedType extends ProblemType {
  @Field(() => MoneyType, { description: "The current total." })
  total!: MoneyType;
}

@ObjectType("PaymentDeclined", {
  implements: ProblemType,
  description:
    "The order stays CREATED and can be paid with `payOrder`; the cart is unchanged, and the stock is released.",
})
export class PaymentDeclinedType extends ProblemType {
  @Field(() => String, { description: "The provider's code, e.g. card_declined, insufficient_funds." })
  declineCode!: string;

  @Field(() => OrderType)
  order!: OrderType;
}

export function priceChanged(total: Money): PriceChangedType {
  const message = "The total has changed. The buyer was not charged.";
  return problem(PriceChangedType, { code: "PRICE_CHANGED", message, total: moneyTypeFrom(total) });
}

export function declined(declineCode: string, order: Order): PaymentDeclinedType {
  const message = `The payment was declined (${declineCode}). Order ${order.number} can be paid another way.`;
  return problem(PaymentDeclinedType, { code: "PAYMENT_DECLINED", message, declineCode, order: orderTypeFrom(order) });
}

export function paymentsUnreachable({ number }: Order): ServiceUnavailableType {
  const message = `Payments does not answer. Repeat with the same idempotency key to go on with order ${number}.`;
  return problem(ServiceUnavailableType, { code: "SERVICE_UNAVAILABLE", message, service: "payments" });
}
