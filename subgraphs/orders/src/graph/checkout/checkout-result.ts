import { IdempotencyKeyReusedType, keyReused } from "@souk/kernel/graph/idempotency-problem-type";
import {
  invalidInput,
  InvalidInputType,
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
} from "@souk/kernel/graph/purchase/purchase-problem-types";
import { ruleRefused, RuleRefusedType } from "@souk/kernel/graph/purchase/rule-types";
import { unreachable } from "@souk/kernel/values/unreachable";
import { createUnionType, ObjectType } from "type-graphql";
import type { CheckoutOutcome, UnavailableReason } from "../../domain/checkout/checkout-outcome.js";
import { OrderType, orderTypeFrom } from "../order/order-type.js";
import { actionRequired, PaymentActionRequiredType } from "../payment/payment-action-type.js";
import {
  declined,
  PaymentDeclinedType,
  paymentsUnreachable,
  priceChanged,
  PriceChangedType,
} from "../payment/payment-problem-types.js";
import {
  cartAlreadyOrdered,
  CartAlreadyOrderedType,
  cartChanged,
  CartChangedType,
  orderSuperseded,
  OrderSupersededType,
} from "./ordered-cart-types.js";

@ObjectType("CartEmpty", { implements: ProblemType })
class CartEmptyType extends ProblemType {}

export const CheckoutResult = createUnionType({
  name: "CheckoutResult",
  types: () =>
    [
      OrderType,
      CartEmptyType,
      ProductUnavailableType,
      OutOfStockType,
      AlreadyOwnedType,
      RuleRefusedType,
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

export const unavailableMessage: Readonly<Record<UnavailableReason | "notOnSale", string>> = {
  accountNeeded: "This is a course. Sign in to buy it: a course belongs to an account.",
  ownCourse: "You teach this course: an instructor cannot buy their own course.",
  noCourse: "This product is not a course.",
  notOnSale: "This product is not on sale any more.",
};

export function toCheckoutResult(outcome: CheckoutOutcome): typeof CheckoutResult {
  switch (outcome.kind) {
    case "paid":
    case "placed":
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
    case "ruleRefused":
      return ruleRefused(outcome);
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
