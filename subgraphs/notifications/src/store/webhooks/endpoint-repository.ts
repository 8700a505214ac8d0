import { isEventName } from "@souk/kernel/domain-events/event-catalog";
import type { AuditJob } from "@souk/kernel/audit/admin-action";
import type { Database } from "@souk/kernel/database/database";
import { lockUntilCommit } from "@souk/kernel/database/lock-until-commit";
import { enqueueAll } from "@souk/kernel/jobs/outbox";
import type { DisabledReason, WebhookEndpoint } from "../../domain/webhooks/webhook-endpoint.js";
import type {
  ChangedEndpoint,
  EndpointStore,
  NewEndpoint,
  SecretRotation,
} from "../../domain/webhooks/webhook-store.js";

const columns = `id, url, description, events, is_enabled as "isEnabled", disabled_reason as "disabledReason",
  failing_since as "failingSince", case when previous_secret_until > now() then previous_secret_until end as "previousSecretUntil", created_at as "createdAt",
  updated_at as "updatedAt"`;

interface EndpointRow extends Omit<WebhookEndpoint, "events"> {
  readonly events: readonly string[];
  readonly disabledReason: DisabledReason | null;
}

/** Stores webhook endpoints in PostgreSQL. */
export class EndpointRepository implements EndpointStore {
  constructor(private readonly database: Database) {}

  async listEndpoints(): Promise<readonly WebhookEndpoint[]> {
    const rows: EndpointRow[] = await this.database.manager.query(
      `select ${columns} from webhook_endpoints order by created_at desc, id desc`,
    );
    return rows.map(endpointFrom);
  }

  async findEndpoint(id: string): Promise<WebhookEndpoint | null> {
    const [row]: EndpointRow[] = await this.database.manager.query(
      `select ${columns} from webhook_endpoints where id = $1`,
      [id],
    );
    return row ? endpointFrom(row) : null;
  }

  insertEndpoint({ endpoint, secret, jobs }: NewEndpoint, limit: number): Promise<boolean> {
    return this.database.transaction(async (manager) => {
      await lockUntilCommit(manager, "webhook endpoints");
      const { id, url, description, events, isEnabled, createdAt, updatedAt } = endpoint;
      const inserted: unknown[] = await manager.query(
        `insert into webhook_endpoints (id, url, description, events, is_enabled, secret, created_at, updated_at)
         select $1, $2, $3, $4, $5, $6, $7, $8 where (select count(*) from webhook_endpoints) < $9 returning id`,
        [id, url, description, events, isEnabled, secret, createdAt, updatedAt, limit],
      );
      if (inserted.length === 0) return false;
      await enqueueAll(manager, jobs);
      return true;
    });
  }

  updateEndpoint({ id, change, at, jobsOf }: ChangedEndpoint): Promise<WebhookEndpoint | null> {
    return this.database.transaction(async (manager) => {
      const [row]: EndpointRow[] = await manager.query(
        `select ${columns} from webhook_endpoints where id = $1 for update`,
        [id],
      );
      if (!row) return null;
      const before = endpointFrom(row);
      const { url = before.url, events = before.events, isEnabled = before.isEnabled } = change;
      const description = change.description === undefined ? before.description : change.description;
      const isReenabled = isEnabled && !before.isEnabled;
      const after: WebhookEndpoint = {
        ...before,
        url,
        description,
        events,
        isEnabled,
        updatedAt: at,
        ...(isReenabled ? { disabledReason: null, failingSince: null } : {}),
      };
      await manager.query(
        `update webhook_endpoints set url = $2, description = $3, events = $4, is_enabled = $5, updated_at = $6,
           disabled_reason = $7, failing_since = $8 where id = $1`,
        [id, url, description, events, isEnabled, at, after.disabledReason, after.failingSince],
      );
      await enqueueAll(manager, jobsOf(before, after));
      return after;
    });
  }

  deleteEndpoint(id: string, jobsOf: (before: WebhookEndpoint) => readonly AuditJob[]): Promise<boolean> {
    return this.database.transaction(async (manager) => {
      const [rows]: [EndpointRow[], number] = await manager.query(
        `delete from webhook_endpoints where id = $1 returning ${columns}`,
        [id],
      );
      const [row] = rows;
      if (!row) return false;
      await enqueueAll(manager, jobsOf(endpointFrom(row)));
      return true;
    });
  }

  rotateSecret({ id, secret, at, previousUntil, jobs }: SecretRotation): Promise<WebhookEndpoint | null> {
    return this.database.transaction(async (manager) => {
      const [rows]: [EndpointRow[], number] = await manager.query(
        `update webhook_endpoints
         set previous_secret = secret, previous_secret_until = $4, secret = $2, updated_at = $3
         where id = $1 returning ${columns}`,
        [id, secret, at, previousUntil],
      );
      const [row] = rows;
      if (!row) return null;
      await enqueueAll(manager, jobs);
      return endpointFrom(row);
    });
  }

  async wantedEvents(): Promise<readonly string[]> {
    const rows: { name: string }[] = await this.database.manager.query(
      `select distinct unnest(events) as name from webhook_endpoints where is_enabled`,
    );
    return rows.map(({ name }) => name);
  }
}

/** Ignores events of another release. */
function endpointFrom({ events, ...row }: EndpointRow): WebhookEndpoint {
  return { ...row, events: events.filter(isEventName) };
}
