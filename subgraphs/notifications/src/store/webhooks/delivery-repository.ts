import type { AuditJob } from "@souk/kernel/audit/admin-action";
import type { DomainEvent } from "@souk/kernel/domain-events/event-catalog";
import type { Database } from "@souk/kernel/database/database";
import { keysetClauses } from "@souk/kernel/database/keyset-clauses";
import { SqlParameters } from "@souk/kernel/database/sql-parameters";
import { enqueueAll } from "@souk/kernel/jobs/outbox";
import type { CursorValue, ListedRow, PageRequest } from "@souk/kernel/values/page";
import type { EntityManager } from "typeorm";
import {
  testEventName,
  type DeliveryStatus,
  type WebhookAttempt,
  type WebhookDelivery,
} from "../../domain/webhooks/webhook-endpoint.js";
import type {
  AttemptOutcome,
  DeliveryStore,
  OutgoingDelivery,
  RedeliverOutcome,
  TestDelivery,
} from "../../domain/webhooks/webhook-store.js";
import { deliveryJob } from "./delivery-job.js";
import { recordAttempt } from "./record-attempt.js";

/** Stores webhook deliveries and their attempts in PostgreSQL. */
export class DeliveryRepository implements DeliveryStore {
  constructor(private readonly database: Database) {}

  async receiveEvent({ id, name }: DomainEvent, payload: string, at: Date): Promise<void> {
    await this.database.transaction(async (manager) => {
      const added: { id: string }[] = await manager.query(
        `with wanted as (select id from webhook_endpoints where is_enabled and $2 = any(events)),
         received as (
           insert into webhook_events (id, name, payload, received_at)
           select $1, $2, $3, $4 where exists (select from wanted) on conflict do nothing returning id
         )
         insert into webhook_deliveries (endpoint_id, event_id, status, created_at, next_attempt_at)
         select wanted.id, received.id, 'PENDING', $4, $4 from received cross join wanted returning id`,
        [id, name, payload, at],
      );
      await enqueueAll(
        manager,
        added.map(({ id: deliveryId }) => deliveryJob(deliveryId)),
      );
    });
  }

  async listDeliveries(
    endpointId: string,
    status: DeliveryStatus | null,
    page: PageRequest,
  ): Promise<readonly ListedRow<WebhookDelivery>[]> {
    const parameters = new SqlParameters();
    const keys = [
      { value: "delivery.created_at", type: "timestamptz" },
      { value: "delivery.id", type: "uuid" },
    ] as const;
    const { start, order, key } = keysetClauses({ keys, descending: true }, page, parameters);
    const statusParameter = parameters.add(status);
    const rows: (DeliveryRow & { sort_key: CursorValue[] })[] = await this.database.lists.query(
      `${deliverySelection(`, ${key} as sort_key`)}
       where delivery.endpoint_id = ${parameters.add(endpointId)} and (${statusParameter}::text is null or delivery.status = ${statusParameter})
         and ${start} ${order}`,
      parameters.values,
    );
    return rows.map(({ sort_key: sortKey, ...row }) => ({ row: deliveryFrom(row), key: sortKey }));
  }

  async takeDelivery(id: string, now: Date): Promise<OutgoingDelivery | null> {
    const [row]: OutgoingRow[] = await this.database.manager.query(
      `select delivery.id, delivery.event_id as "eventId", delivery.is_test as "isTest", delivery.attempts,
         delivery.attempts_before as "attemptsBefore", event.payload, endpoint.id as "endpointId", endpoint.url,
         endpoint.is_enabled as "isEnabled", endpoint.failing_since as "failingSince", endpoint.secret,
         case when endpoint.previous_secret_until > $2 then endpoint.previous_secret end as "previousSecret"
       from webhook_deliveries delivery join webhook_events event on event.id = delivery.event_id
       join webhook_endpoints endpoint on endpoint.id = delivery.endpoint_id
       where delivery.id = $1 and delivery.status = 'PENDING'`,
      [id, now],
    );
    if (!row) return null;
    const { endpointId, url, isEnabled, failingSince, secret, previousSecret, ...delivery } = row;
    const secrets = [secret, ...(previousSecret === null ? [] : [previousSecret])];
    return { ...delivery, endpoint: { id: endpointId, url, isEnabled, failingSince, secrets } };
  }

  async postponeDelivery(id: string, at: Date): Promise<void> {
    await enqueueAll(this.database.manager, [deliveryJob(id, at)]);
  }

  recordAttempt(delivery: OutgoingDelivery, attempt: WebhookAttempt, outcome: AttemptOutcome): Promise<void> {
    return this.database.transaction((manager) => recordAttempt(manager, { delivery, attempt, outcome }));
  }

  async dropDelivery(id: string): Promise<void> {
    await this.database.manager.query(
      `update webhook_deliveries set status = 'FAILED', next_attempt_at = null where id = $1 and status = 'PENDING'`,
      [id],
    );
  }

  insertTest({ endpointId, deliveryId, eventId, payload, at, jobs }: TestDelivery): Promise<WebhookDelivery | null> {
    return this.database.transaction(async (manager) => {
      const endpoints: unknown[] = await manager.query(`select from webhook_endpoints where id = $1 for key share`, [
        endpointId,
      ]);
      if (endpoints.length === 0) return null;
      await manager.query(`insert into webhook_events (id, name, payload, received_at) values ($1, $2, $3, $4)`, [
        eventId,
        testEventName,
        payload,
        at,
      ]);
      await manager.query(
        `insert into webhook_deliveries (id, endpoint_id, event_id, status, is_test, created_at, next_attempt_at)
         values ($1, $2, $3, 'PENDING', true, $4, $4)`,
        [deliveryId, endpointId, eventId, at],
      );
      await enqueueAll(manager, [deliveryJob(deliveryId), ...jobs]);
      return findDelivery(manager, deliveryId);
    });
  }

  redeliver(
    id: string,
    at: Date,
    jobsOf: (delivery: WebhookDelivery) => readonly AuditJob[],
  ): Promise<RedeliverOutcome> {
    return this.database.transaction(async (manager) => {
      const [locked]: { isEnabled: boolean }[] = await manager.query(
        `select endpoint.is_enabled as "isEnabled" from webhook_deliveries delivery
         join webhook_endpoints endpoint on endpoint.id = delivery.endpoint_id
         where delivery.id = $1 for update of delivery`,
        [id],
      );
      const before = locked ? await findDelivery(manager, id) : null;
      if (!locked || !before) return { kind: "notFound" };
      if (before.status === "PENDING") return { kind: "pending" };
      if (!locked.isEnabled && !before.isTest) return { kind: "disabled" };
      await manager.query(
        `update webhook_deliveries set status = 'PENDING', attempts_before = attempts, next_attempt_at = $2
         where id = $1`,
        [id, at],
      );
      await enqueueAll(manager, [deliveryJob(id), ...jobsOf(before)]);
      return { kind: "queued", delivery: { ...before, status: "PENDING", nextAttemptAt: at } };
    });
  }

  async forgetEvents(before: Date): Promise<void> {
    await this.database.manager.query(
      `delete from webhook_events event where received_at < $1 and not exists (
         select from webhook_deliveries delivery where delivery.event_id = event.id and delivery.status = 'PENDING')`,
      [before],
    );
  }
}

interface OutgoingRow extends Omit<OutgoingDelivery, "endpoint"> {
  readonly endpointId: string;
  readonly url: string;
  readonly isEnabled: boolean;
  readonly failingSince: Date | null;
  readonly secret: string;
  readonly previousSecret: string | null;
}

async function findDelivery(manager: EntityManager, id: string): Promise<WebhookDelivery | null> {
  const [row]: DeliveryRow[] = await manager.query(`${deliverySelection()} where delivery.id = $1`, [id]);
  return row ? deliveryFrom(row) : null;
}

interface DeliveryRow extends Omit<WebhookDelivery, "attempts"> {
  readonly attempts: readonly (Omit<WebhookAttempt, "at"> & { readonly at: string })[];
}

/** Returns the start of a statement that reads deliveries with their attempts; `more` adds columns. */
function deliverySelection(more = ""): string {
  return `select delivery.id, delivery.event_id as "eventId", event.name as event, event.payload, delivery.status,
      delivery.is_test as "isTest", delivery.created_at as "createdAt", delivery.next_attempt_at as "nextAttemptAt",
      coalesce((
        select json_agg(json_build_object('at', attempt.at, 'statusCode', attempt.status_code,
          'durationMs', attempt.duration_ms, 'excerpt', attempt.excerpt, 'error', attempt.error) order by attempt.number)
        from webhook_attempts attempt where attempt.delivery_id = delivery.id), '[]'::json) as attempts${more}
    from webhook_deliveries delivery join webhook_events event on event.id = delivery.event_id`;
}

function deliveryFrom({ attempts, ...row }: DeliveryRow): WebhookDelivery {
  return { ...row, attempts: attempts.map((attempt) => ({ ...attempt, at: new Date(attempt.at) })) };
}
