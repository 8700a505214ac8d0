import { setTimeout as delay } from "node:timers/promises";
import { AbandonedError } from "./abandoned-error.js";
import { CircuitOpenError } from "./circuit-breaker.js";
import { slowCallMs, type CallKind } from "./upstream.js";

/** Random, so that calls that failed together do not retry at the same moment. */
const pauseMs = { min: 20, max: 100 };

export interface RetryOptions {
  readonly isUnavailable: (error: unknown) => boolean;
  readonly onRetry?: () => void;
}

/**
 * Sends a query once more when it was refused immediately, for example by a process that is restarting. After a long
 * wait it does not send it again.
 */
export async function retryRefusedQuery<Answer>(
  kind: CallKind,
  send: () => Promise<Answer>,
  { isUnavailable, onRetry }: RetryOptions,
): Promise<Answer> {
  const startedAtMs = performance.now();
  try {
    return await send();
  } catch (error) {
    const isFinal = error instanceof CircuitOpenError || error instanceof AbandonedError || !isUnavailable(error);
    if (kind === "mutation" || isFinal || performance.now() - startedAtMs > slowCallMs.min) throw error;
  }
  await delay(pauseMs.min + Math.random() * (pauseMs.max - pauseMs.min));
  onRetry?.();
  return send();
}
