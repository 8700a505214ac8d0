import type { PreparedOperation } from "@souk/federation-engine";
import type { OperationOutcome } from "@souk/kernel/metrics/operation-metrics";
import { outcomeOf } from "@souk/kernel/telemetry/operation-span";
import type { OperationTypeNode } from "graphql";

/** An operation that ran, or that was refused before. */
export interface FinishedOperation {
  readonly name: string | undefined;
  /** "unknown" when the document could not be parsed. */
  readonly type: `${OperationTypeNode}` | "unknown";
  readonly outcome: OperationOutcome;
  /** The time of the execution, or that until the refusal. */
  readonly seconds: number;
  /** The operation, when it ran; undefined for a refused one. */
  readonly ran: PreparedOperation | undefined;
}

export interface OperationEnd {
  readonly errors: Parameters<typeof outcomeOf>[0];
  /** As `performance.now()`. */
  readonly startedAtMs: number;
  readonly isRefused?: boolean;
}

export function finishedOperation(
  prepared: PreparedOperation | undefined,
  { errors, startedAtMs, isRefused = false }: OperationEnd,
): FinishedOperation {
  const { name, operation: type = "unknown" } = prepared?.operation ?? {};
  const seconds = (performance.now() - startedAtMs) / 1000;
  return { name: name?.value, type, outcome: outcomeOf(errors), seconds, ran: isRefused ? undefined : prepared };
}
