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
import type { AdvanceOrderOutcome } from "../../domain/order/advance-order.js";
import type { CancelOrderOutcome } from "../../domain/order/cancel-order.js";
import type { AddOrderNoteOutcome } from "../../domain/order/order-notes.js";
import type { RefundOrderOutcome } from "../../domain/refund/refund-order.js";
import type { IdempotentResult } from "../../domain/idempotency/attempt.js";
import { noOrder } from "../no-order.js";
import { OrderType, orderTypeFrom } from "./order-type.js";

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

/** Returns the result for a repeated call. */
function repeatResult(answer: Exclude<IdempotentResult<never>, { kind: "outcome" }>) {
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
