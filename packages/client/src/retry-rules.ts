import type { OperationKind } from "./operation.js";
import type { ShopError } from "./shop-error.js";

export interface RetryRules {
  /** The largest number of attempts, including the first; 1 never retries. */
  readonly attempts: number;
  /** The pause before the first retry; each further pause is twice as long. */
  readonly firstPauseMs: number;
  /** The longest pause. A shop that asks for a longer one is not retried. */
  readonly longestPauseMs: number;
}

export const usualRetryRules: RetryRules = { attempts: 4, firstPauseMs: 500, longestPauseMs: 10_000 };

/** The shop refused these before the execution, so a repeat cannot run anything twice. */
const refusedBeforeExecution = ["RATE_LIMITED", "OVERLOADED"];

export interface FailedAttempt {
  readonly error: ShopError;
  readonly kind: OperationKind;
  readonly variables: unknown;
  /** How many attempts have failed, including this one. */
  readonly failures: number;
}

/**
 * Returns the pause before the next attempt, in milliseconds; undefined when the operation must not be repeated. A query
 * is repeated after a network error, a status of 500 and above, or when a service did not answer. A mutation is repeated then only if it has an
 * idempotency key. Either is repeated if it was refused before its execution.
 */
export function pauseBeforeRetry(
  { error, kind, variables, failures }: FailedAttempt,
  { attempts, firstPauseMs, longestPauseMs }: RetryRules,
  random: () => number = Math.random,
): number | undefined {
  const isRefused = refusedBeforeExecution.includes(error.code);
  // an answer with the parts of other services has status 200
  const isPassing = error.status === undefined || error.status >= 500 || error.code === "SUBGRAPH_UNAVAILABLE";
  const isSafe = isRefused || (isPassing && (kind === "query" || hasIdempotencyKey(variables)));
  if (!isSafe || failures >= attempts) return undefined;
  // half of the pause is random, so that many clients do not retry at the same time
  const ownPauseMs = Math.min(firstPauseMs * 2 ** (failures - 1), longestPauseMs) * (0.5 + random() / 2);
  const requestedMs = (error.retryAfterSeconds ?? 0) * 1000;
  return requestedMs > longestPauseMs ? undefined : Math.max(ownPauseMs, requestedMs);
}

function hasIdempotencyKey(variables: unknown): boolean {
  if (typeof variables !== "object" || variables === null) return false;
  const { idempotencyKey, input } = variables as { idempotencyKey?: unknown; input?: unknown };
  return typeof idempotencyKey === "string" || hasIdempotencyKey(input);
}
