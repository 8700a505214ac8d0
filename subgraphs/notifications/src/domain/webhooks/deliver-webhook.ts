import { signatureHeaders } from "./webhook-secret.js";
import type { WebhookAttempt } from "./webhook-endpoint.js";
import type { WebhookAnswer, WebhookDependencies } from "./webhook-dependencies.js";
import type { AttemptOutcome, OutgoingDelivery } from "./webhook-store.js";

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;

/** The pauses after the first, second ... failed attempt, in milliseconds: together three days and three hours. */
const retryPausesMs = [
  5 * second,
  5 * minute,
  30 * minute,
  2 * hour,
  5 * hour,
  10 * hour,
  14 * hour,
  20 * hour,
  24 * hour,
];

/** An endpoint that fails for so long is disabled. */
const disabledAfterMs = 72 * hour;

/** Returns the pause after this many failed attempts; null after the last one. */
function retryPauseMs(failedAttempts: number): number | null {
  return retryPausesMs[failedAttempts - 1] ?? null;
}

/** The pause before another look for a free slot, in milliseconds. */
const noSlotPauseMs = 1000;

/** Limits the concurrent requests to one endpoint; returns null when no slot is free. */
export type InSlot = <T>(endpointId: string, work: () => Promise<T>) => Promise<T | null>;

export type DeliverOutcome = AttemptOutcome["kind"] | "nothingToDo" | "postponed";

/**
 * Makes one attempt to deliver an event, and records it. A failed attempt is repeated with growing pauses. An endpoint
 * that fails for three days, or answers 410, is disabled.
 */
export function deliverWebhook({ deliveries, sender, clock }: WebhookDependencies) {
  return async (id: string, inSlot: InSlot): Promise<DeliverOutcome> => {
    const delivery = await deliveries.takeDelivery(id, clock.now());
    if (!delivery) return "nothingToDo";
    const { endpoint, isTest, eventId, payload } = delivery;
    if (!endpoint.isEnabled && !isTest) {
      await deliveries.dropDelivery(id);
      return "failed";
    }
    const at = clock.now();
    const started = performance.now();
    const headers = signatureHeaders({ id: eventId, at, payload }, endpoint.secrets);
    const answer = await inSlot(endpoint.id, () => sender.send({ url: endpoint.url, headers, body: payload }));
    if (!answer) {
      await deliveries.postponeDelivery(id, new Date(at.getTime() + noSlotPauseMs));
      return "postponed";
    }
    const error = errorOf(answer);
    const { statusCode, excerpt } = answer;
    const attempt: WebhookAttempt = {
      at,
      statusCode,
      durationMs: Math.round(performance.now() - started),
      excerpt,
      error,
    };
    const outcome = error === null ? { kind: "delivered" as const } : afterFailure(delivery, statusCode, clock.now());
    await deliveries.recordAttempt(delivery, attempt, outcome);
    return outcome.kind;
  };
}

function errorOf({ statusCode, error }: WebhookAnswer): string | null {
  if (statusCode === null) return error;
  if (statusCode >= 200 && statusCode < 300) return null;
  if (statusCode >= 300 && statusCode < 400) return `answered ${statusCode}; redirects are not followed`;
  return `answered ${statusCode}`;
}

function afterFailure(delivery: OutgoingDelivery, statusCode: number | null, now: Date): AttemptOutcome {
  const { endpoint, isTest, attempts, attemptsBefore } = delivery;
  if (isTest) return { kind: "failed" };
  if (statusCode === 410) return { kind: "disable", reason: "GONE" };
  const failingMs = now.getTime() - (endpoint.failingSince ?? now).getTime();
  if (failingMs >= disabledAfterMs) return { kind: "disable", reason: "FAILING" };
  const pauseMs = retryPauseMs(attempts + 1 - attemptsBefore);
  return pauseMs === null ? { kind: "failed" } : { kind: "retry", at: new Date(now.getTime() + pauseMs) };
}
