import { graphError } from "@souk/kernel/errors/graph-error";
import { keyReused } from "@souk/kernel/graph/idempotency-problem-type";
import { serviceUnavailable } from "@souk/kernel/graph/problem-types";
import type { GraphContext } from "@souk/kernel/subgraph/graph-context";
import { unreachable } from "@souk/kernel/values/unreachable";
import type { AttemptKey } from "../../domain/idempotency/attempt-store.js";
import type { IdempotentResult } from "../../domain/idempotency/attempt.js";
import { orderTypeFrom } from "../order/order-type.js";
import { viewerId } from "../viewer-id.js";

/** Returns the caller's idempotency key, from the argument or from the header Idempotency-Key. */
export function attemptKey(
  operation: AttemptKey["operation"],
  { viewer, idempotencyKey: header }: GraphContext,
  argument: string | null | undefined,
): AttemptKey | null {
  const key = argument ?? header;
  if (key === undefined) return null;
  if (key.length < 1 || key.length > 200)
    throw graphError("BAD_USER_INPUT", "idempotencyKey must be 1 to 200 characters");
  return { buyerId: viewerId(viewer), operation, key };
}

/** Returns the result for a repeated call. */
export function repeatResult(answer: Exclude<IdempotentResult<never>, { kind: "outcome" }>) {
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
