import { IdempotencyKeyReusedType, keyReused } from "@souk/kernel/graph/idempotency-problem-type";
import { MoneyType, moneyTypeFrom } from "@souk/kernel/graph/money-type";
import {
  conflict,
  ConflictType,
  invalidInput,
  InvalidInputType,
  notFound,
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
import { unreachable } from "@souk/kernel/unreachable";
import { createUnionType, Field, ObjectType } from "type-graphql";
import type { AdvanceOrderOutcome } from "../domain/advance-order.js";
import type { CancelOrderOutcome } from "../domain/cancel-order.js";
import type { CheckoutOutcome } from "../domain/checkout-outcome.js";
import type { AddOrderNoteOutcome } from "../domain/order-notes.js";
import type { Order } from "../domain/order.js";
import type { Shortage } from "../domain/order-peers.js";
import type { PayOrderOutcome } from "../domain/pay-order.js";
import type { RefundOrderOutcome } from "../domain/refund-order.js";
import type { Repeatable } from "../domain/repeatable.js";
import { OrderType, orderTypeFrom } from "./order-type.js";
import { actionRequired, PaymentActionRequiredType } from "./payment-action-type.js";

@ObjectType("CartEmpty", { implements: ProblemType })
class CartEmptyType extends ProblemType {}

@ObjectType("PriceChanged", {
  implements: ProblemType,
  description: "The total is not the expected one. Nobody was charged.",
})
class PriceChangedType extends ProblemType {
  @Field(() => MoneyType, { description: "What it would be now." })
  total!: MoneyType;
}

@ObjectType("PaymentDeclined", {
  implements: ProblemType,
  description: "The order stays CREATED and can be paid by `payOrder`; the cart is as before, the stock is free again.",
})
class PaymentDeclinedType extends ProblemType {
  @Field(() => String, { description: "The provider's, e.g. card_declined, insufficient_funds." })
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
      ConflictType,
      NotFoundType,
      IdempotencyKeyReusedType,
      ServiceUnavailableType,
      InvalidInputType,
    ] as const,
});

export const CancelOrderResult = createUnionType({
  name: "CancelOrderResult",
  types: () => [OrderType, ConflictType, NotFoundType, ServiceUnavailableType, IdempotencyKeyReusedType] as const,
});

export const RefundOrderResult = createUnionType({
  name: "RefundOrderResult",
  types: () =>
    [
      OrderType,
      ConflictType,
      NotFoundType,
      ServiceUnavailableType,
      IdempotencyKeyReusedType,
      InvalidInputType,
    ] as const,
});

export const RepairOrderResult = createUnionType({
  name: "RepairOrderResult",
  types: () => [OrderType, NotFoundType] as const,
});

export const AddOrderNoteResult = createUnionType({
  name: "AddOrderNoteResult",
  types: () => [OrderType, NotFoundType, InvalidInputType] as const,
});

export const AdvanceOrderResult = createUnionType({
  name: "AdvanceOrderResult",
  types: () => [OrderType, ConflictType, NotFoundType] as const,
});

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
    case "productUnavailable":
      return productUnavailable(
        outcome.productId,
        outcome.reason === "accountNeeded"
          ? "This is a course. Sign in to buy it: a course belongs to an account."
          : "This product is not on sale any more.",
      );
    case "alreadyOwned":
      return alreadyOwned(outcome.productId);
    case "priceChanged":
      return problem(PriceChangedType, {
        code: "PRICE_CHANGED",
        message: "The total has changed. Nobody was charged.",
        total: moneyTypeFrom(outcome.total),
      });
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

export function toCancelOrderResult(answer: Repeatable<CancelOrderOutcome>): typeof CancelOrderResult {
  if (answer.kind !== "outcome") return repeatResult(answer);
  const { outcome } = answer;
  switch (outcome.kind) {
    case "cancelled":
      return orderTypeFrom(outcome.order);
    case "notCancellable":
      return conflict(`Order ${outcome.order.number} is ${outcome.order.status} and cannot be cancelled any more.`);
    case "notFound":
      return noOrder(outcome.orderId);
    default:
      return unreachable(outcome);
  }
}

export function toRefundOrderResult(answer: Repeatable<RefundOrderOutcome>): typeof RefundOrderResult {
  if (answer.kind !== "outcome") return repeatResult(answer);
  const { outcome } = answer;
  switch (outcome.kind) {
    case "refunding":
      return orderTypeFrom(outcome.order);
    case "refused":
      return conflict(refusalOf(outcome.plan), "lines");
    case "notRefundable":
      return conflict(`Order ${outcome.order.number} is ${outcome.order.status}: there is nothing to refund.`);
    case "notFound":
      return noOrder(outcome.orderId);
    case "invalid":
      return invalidInput(outcome.fields);
    default:
      return unreachable(outcome);
  }
}

function refusalOf(plan: Extract<RefundOrderOutcome, { kind: "refused" }>["plan"]): string {
  switch (plan.kind) {
    case "nothingLeft":
      return "All of this order is refunded already.";
    case "notInOrder":
      return `The order has no product ${plan.productId}.`;
    case "tooMany":
      return `Of product ${plan.productId} only ${plan.left} can still be refunded.`;
    default:
      return unreachable(plan);
  }
}

/** What a repeat gets instead of an outcome of its own. */
function repeatResult(answer: Exclude<Repeatable<never>, { kind: "outcome" }>) {
  switch (answer.kind) {
    case "replayed":
      return orderTypeFrom(answer.order);
    case "keyReused":
      return keyReused();
    case "stillRunning":
      return serviceUnavailable("orders");
    default:
      return unreachable(answer);
  }
}

export function toAdvanceOrderResult(outcome: AdvanceOrderOutcome): typeof AdvanceOrderResult {
  switch (outcome.kind) {
    case "advanced":
      return orderTypeFrom(outcome.order);
    case "notAllowed":
      return conflict(
        `Order ${outcome.order.number} is ${outcome.order.status} and cannot become ${outcome.to}.`,
        "to",
      );
    case "notFound":
      return noOrder(outcome.orderId);
    default:
      return unreachable(outcome);
  }
}

export function toAddOrderNoteResult(outcome: AddOrderNoteOutcome): typeof AddOrderNoteResult {
  switch (outcome.kind) {
    case "added":
      return orderTypeFrom(outcome.order);
    case "notFound":
      return noOrder(outcome.orderId);
    case "invalid":
      return invalidInput(outcome.fields);
    default:
      return unreachable(outcome);
  }
}

function declined(declineCode: string, order: Order): PaymentDeclinedType {
  const message = `The payment was declined (${declineCode}). Order ${order.number} can be paid another way.`;
  return problem(PaymentDeclinedType, { code: "PAYMENT_DECLINED", message, declineCode, order: orderTypeFrom(order) });
}

function paymentsUnreachable({ number }: Order): ServiceUnavailableType {
  const message = `Payments does not answer. Repeat with the same idempotency key to go on with order ${number}.`;
  return problem(ServiceUnavailableType, { code: "SERVICE_UNAVAILABLE", message, service: "payments" });
}

function noOrder(id: string): NotFoundType {
  return notFound(`There is no order ${id}.`);
}
