import { IdempotencyKeyReusedType, keyReused } from "@souk/kernel/graph/idempotency-problem-type";
import { MoneyType, moneyTypeFrom } from "@souk/kernel/graph/money-type";
import {
  conflict,
  ConflictType,
  invalidInput,
  InvalidInputType,
  NotFoundType,
  problem,
  ProblemType,
  serviceUnavailable,
  ServiceUnavailableType,
} from "@souk/kernel/graph/problem-types";
import {
  alreadyOwned,
  AlreadyOwnedType,
  outOfStock,
  OutOfStockType,
  productUnavailable,
  ProductUnavailableType,
} from "@souk/kernel/graph/purchase-problem-types";
import type { Money } from "@souk/kernel/values/money";
import { unreachable } from "@souk/kernel/values/unreachable";
import { createUnionType, Field, ObjectType } from "type-graphql";
import type { CheckoutOutcome } from "../../domain/checkout/checkout-outcome.js";
import type { Order } from "../../domain/order/order.js";
import type { Shortage } from "../../domain/order-peers.js";
import type { PayOrderOutcome } from "../../domain/payment/pay-order.js";
import { noOrder } from "../no-order.js";
import { OrderType, orderTypeFrom } from "../order/order-type.js";
import {
  cartAlreadyOrdered,
  CartAlreadyOrderedType,
  cartChanged,
  CartChangedType,
  orderSuperseded,
  OrderSupersededType,
} from "./ordered-cart-types.js";
import { actionRequired, PaymentActionRequiredType } from "../payment/payment-action-type.js";

@ObjectType("CartEmpty", { implements: ProblemType })
class CartEmptyType extends ProblemType {}

@ObjectType("PriceChanged", {
  implements: ProblemType,
  description: "The total differs from the expected one. Nobody was charged.",
})
class PriceChangedType extends ProblemType {
  @Field(() => MoneyType, { description: "The current total." })
  total!: MoneyType;
}

@ObjectType("PaymentDeclined", {
  implements: ProblemType,
  description:
    "The order stays CREATED and can be paid with `payOrder`; the cart is unchanged, and the stock is released.",
})
class PaymentDeclinedType extends ProblemType {
  @Field(() => String, { description: "The provider's code, e.g. card_declined, insufficient_funds." })
  declineCode!: string;

  @Field(() => OrderType)
  order!: OrderType;
}

export const CheckoutResult = createUnionType({
  name: "CheckoutResult",
  types: () =>
    [
      OrderType,
      CartEmptyType,
      ProductUnavailableType,
      OutOfStockType,
      AlreadyOwnedType,
      PriceChangedType,
      CartChangedType,
      CartAlreadyOrderedType,
      OrderSupersededType,
      PaymentDeclinedType,
      PaymentActionRequiredType,
      IdempotencyKeyReusedType,
      ServiceUnavailableType,
      InvalidInputType,
    ] as const,
});

export const PayOrderResult = createUnionType({
  name: "PayOrderResult",
  types: () =>
    [
      OrderType,
      PaymentDeclinedType,
      PaymentActionRequiredType,
      OrderSupersededType,
      PriceChangedType,
      ConflictType,
      NotFoundType,
      IdempotencyKeyReusedType,
      ServiceUnavailableType,
      InvalidInputType,
    ] as const,
});

const unavailableMessage = {
  accountNeeded: "This is a course. Sign in to buy it: a course belongs to an account.",
  ownCourse: "You teach this course: an instructor cannot buy their own course.",
  notOnSale: "This product is not on sale any more.",
} as const;

export function toCheckoutResult(outcome: CheckoutOutcome): typeof CheckoutResult {
  switch (outcome.kind) {
    case "paid":
    case "paymentUnknown":
      return orderTypeFrom(outcome.order);
    case "declined":
      return declined(outcome.declineCode, outcome.order);
    case "actionRequired":
      return actionRequired(outcome.order, outcome.action);
    case "cartEmpty":
      return problem(CartEmptyType, { code: "CART_EMPTY", message: "There is nothing in the cart." });
    case "cartChanged":
      return cartChanged(outcome.cartId);
    case "cartAlreadyOrdered":
      return cartAlreadyOrdered(outcome.order);
    case "superseded":
      return orderSuperseded(outcome.order);
    case "productUnavailable":
      return productUnavailable(outcome.productId, unavailableMessage[outcome.reason ?? "notOnSale"]);
    case "alreadyOwned":
      return alreadyOwned(outcome.productId);
    case "priceChanged":
      return priceChanged(outcome.total);
    case "keyReused":
      return keyReused();
    case "outOfStock":
      return outOfStock(outcome.shortages);
    case "serviceUnavailable":
      return serviceUnavailable(outcome.service);
    case "paymentsUnreachable":
      return paymentsUnreachable(outcome.order);
    case "invalid":
      return invalidInput(outcome.fields);
    default:
      return unreachable(outcome);
  }
}

export function toPayOrderResult(outcome: PayOrderOutcome): typeof PayOrderResult {
  switch (outcome.kind) {
    case "paid":
    case "paymentUnknown":
      return orderTypeFrom(outcome.order);
    case "declined":
      return declined(outcome.declineCode, outcome.order);
    case "actionRequired":
      return actionRequired(outcome.order, outcome.action);
    case "superseded":
      return orderSuperseded(outcome.order);
    case "priceChanged":
      return priceChanged(outcome.total);
    case "notFound":
      return noOrder(outcome.orderId);
    case "notPayable":
      return conflict(`Order ${outcome.order.number} is ${outcome.order.status} and cannot be paid.`);
    case "keyReused":
      return keyReused();
    case "soldOut":
      return conflict(
        `Out of stock: ${outcome.shortages.map((shortage) => shortageText(outcome.order, shortage)).join("; ")}.`,
      );
    case "serviceUnavailable":
      return serviceUnavailable(outcome.service);
    case "paymentsUnreachable":
      return paymentsUnreachable(outcome.order);
    case "invalid":
      return invalidInput(outcome.fields);
    default:
      return unreachable(outcome);
  }
}

function priceChanged(total: Money): PriceChangedType {
  const message = "The total has changed. Nobody was charged.";
  return problem(PriceChangedType, { code: "PRICE_CHANGED", message, total: moneyTypeFrom(total) });
}

function shortageText({ lines }: Order, { productId, requested, available }: Shortage): string {
  const line = lines.find((candidate) => candidate.productId === productId);
  return `${line ? `${line.name} (${line.sku})` : `product ${productId}`}: ${requested} wanted, ${available} available`;
}

function declined(declineCode: string, order: Order): PaymentDeclinedType {
  const message = `The payment was declined (${declineCode}). Order ${order.number} can be paid another way.`;
  return problem(PaymentDeclinedType, { code: "PAYMENT_DECLINED", message, declineCode, order: orderTypeFrom(order) });
}

function paymentsUnreachable({ number }: Order): ServiceUnavailableType {
  const message = `Payments does not answer. Repeat with the same idempotency key to go on with order ${number}.`;
  return problem(ServiceUnavailableType, { code: "SERVICE_UNAVAILABLE", message, service: "payments" });
}
