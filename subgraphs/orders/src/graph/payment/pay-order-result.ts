import { IdempotencyKeyReusedType, keyReused } from "@souk/kernel/graph/idempotency-problem-type";
import {
  conflict,
  ConflictType,
  invalidInput,
  InvalidInputType,
  NotFoundType,
  serviceUnavailable,
  ServiceUnavailableType,
} from "@souk/kernel/graph/problem-types";
import { unreachable } from "@souk/kernel/values/unreachable";
import { createUnionType } from "type-graphql";
import type { Shortage } from "../../domain/peers.js";
import type { Order } from "../../domain/order/order.js";
import type { PayOrderOutcome } from "../../domain/payment/payment-outcome.js";
import { orderSuperseded, OrderSupersededType } from "../checkout/ordered-cart-types.js";
import { noOrder, OrderType, orderTypeFrom } from "../order/order-type.js";
import { actionRequired, PaymentActionRequiredType } from "./payment-action-type.js";
import {
  declined,
  PaymentDeclinedType,
  paymentsUnreachable,
  priceChanged,
  PriceChangedType,
} from "./payment-problem-types.js";

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

function shortageText({ lines }: Order, { productId, requested, available }: Shortage): string {
  const line = lines.find((candidate) => candidate.productId === productId);
  return `${line ? `${line.name} (${line.sku})` : `product ${productId}`}: ${requested} wanted, ${available} available`;
}
