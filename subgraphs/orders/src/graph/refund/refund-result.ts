import { IdempotencyKeyReusedType } from "@souk/kernel/graph/idempotency-problem-type";
import {
  conflict,
  ConflictType,
  invalidInput,
  InvalidInputType,
  NotFoundType,
  ServiceUnavailableType,
} from "@souk/kernel/graph/problem-types";
import { unreachable } from "@souk/kernel/values/unreachable";
import { createUnionType } from "type-graphql";
import type { IdempotentResult } from "../../domain/idempotency/attempt.js";
import type { RefundOrderOutcome } from "../../domain/refund/refund-order.js";
import { repeatResult } from "../idempotency/idempotent-call.js";
import { noOrder, OrderType, orderTypeFrom } from "../order/order-type.js";

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

export function toRefundOrderResult(answer: IdempotentResult<RefundOrderOutcome>): typeof RefundOrderResult {
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
