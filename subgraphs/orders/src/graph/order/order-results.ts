import { IdempotencyKeyReusedType } from "@souk/kernel/graph/idempotency-problem-type";
import { conflict, ConflictType, NotFoundType, ServiceUnavailableType } from "@souk/kernel/graph/problem-types";
import { unreachable } from "@souk/kernel/values/unreachable";
import { createUnionType } from "type-graphql";
import type { IdempotentResult } from "../../domain/idempotency/attempt.js";
import type { AdvanceOrderOutcome } from "../../domain/order/advance-order.js";
import type { CancelOrderOutcome } from "../../domain/order/cancel-order.js";
import { repeatResult } from "../idempotency/idempotent-call.js";
import { noOrder, OrderType, orderTypeFrom } from "./order-type.js";

export const CancelOrderResult = createUnionType({
  name: "CancelOrderResult",
  types: () => [OrderType, ConflictType, NotFoundType, ServiceUnavailableType, IdempotencyKeyReusedType] as const,
});

export const AdvanceOrderResult = createUnionType({
  name: "AdvanceOrderResult",
  types: () => [OrderType, ConflictType, NotFoundType] as const,
});

export function toCancelOrderResult(answer: IdempotentResult<CancelOrderOutcome>): typeof CancelOrderResult {
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
