import { enqueueAll, type NewJob } from "@souk/kernel/jobs/outbox";
import type { EntityManager } from "typeorm";
import type { DisabledEndpoint } from "../../domain/webhooks/mail-admins.js";
import type { DisabledReason, WebhookAttempt } from "../../domain/webhooks/webhook-endpoint.js";
import type { AttemptOutcome, OutgoingDelivery } from "../../domain/webhooks/webhook-store.js";
import { deliveryJob } from "./delivery-job.js";

export interface RecordedAttempt {
  readonly delivery: OutgoingDelivery;
  readonly attempt: WebhookAttempt;
  readonly outcome: AttemptOutcome;
}

const statusAfter = { delivered: "DELIVERED", retry: "PENDING", failed: "FAILED", disable: "FAILED" } as const;

/** Implements `DeliveryStore.recordAttempt`. Records an attempt once, also when its job runs twice. */
export async function recordAttempt(
  manager: EntityManager,
  { delivery, attempt, outcome }: RecordedAttempt,
): Promise<void> {
  const { id, attempts, endpoint, isTest } = delivery;
  const number = attempts + 1;
  const [, changed]: [unknown, number] = await manager.query(
    `update webhook_deliveries set status = $3, attempts = $4, next_attempt_at = $5
     where id = $1 and status = 'PENDING' and attempts = $2`,
    [id, attempts, statusAfter[outcome.kind], number, outcome.kind === "retry" ? outcome.at : null],
  );
  if (changed === 0) return;
  const { at, statusCode, durationMs, excerpt, error } = attempt;
  await manager.query(
    `insert into webhook_attempts (delivery_id, number, at, status_code, duration_ms, excerpt, error)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [id, number, at, statusCode, durationMs, excerpt, error],
  );
  if (outcome.kind === "retry") await enqueueAll(manager, [deliveryJob(id, outcome.at)]);
  if (isTest) return;
  if (outcome.kind === "delivered") await noteSuccess(manager, endpoint.id);
  else await noteFailure(manager, endpoint.id, at);
  if (outcome.kind === "disable") await disable(manager, delivery, outcome.reason, at);
}

async function noteSuccess(manager: EntityManager, endpointId: string): Promise<void> {
  await manager.query(`update webhook_endpoints set failing_since = null where id = $1 and failing_since is not null`, [
    endpointId,
  ]);
}

async function noteFailure(manager: EntityManager, endpointId: string, at: Date): Promise<void> {
  await manager.query(`update webhook_endpoints set failing_since = $2 where id = $1 and failing_since is null`, [
    endpointId,
    at,
  ]);
}

async function disable(
  manager: EntityManager,
  { endpoint }: OutgoingDelivery,
  reason: DisabledReason,
  at: Date,
): Promise<void> {
  const [, changed]: [unknown, number] = await manager.query(
    `update webhook_endpoints set is_enabled = false, disabled_reason = $2, updated_at = $3 where id = $1 and is_enabled`,
    [endpoint.id, reason, at],
  );
  if (changed === 0) return;
  const data: DisabledEndpoint = { endpointId: endpoint.id, url: endpoint.url, reason, at: at.toISOString() };
  const job: NewJob = { task: "mailWebhookDisabled", data };
  await enqueueAll(manager, [job]);
}
