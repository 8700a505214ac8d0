import type { Database } from "@souk/kernel/database/database";
import { enqueue } from "@souk/kernel/jobs/outbox";
import type { StoredWebhook, WebhookStore } from "../../domain/webhooks/webhook-store.js";
import type { EventSubject, ProviderEvent } from "../../domain/webhooks/webhook.js";

interface WebhookRow {
  readonly event_id: string;
  readonly type: string;
  readonly subject_kind: EventSubject["kind"] | null;
  readonly subject_key: string | null;
}

/** Stores webhooks in PostgreSQL. */
export class WebhookRepository implements WebhookStore {
  constructor(private readonly database: Database) {}

  insertWebhook({ provider, event, body, receivedAt }: StoredWebhook): Promise<boolean> {
    return this.database.transaction(async (manager) => {
      const { id: eventId, type, subject } = event;
      const inserted: unknown[] = await manager.query(
        `insert into webhooks (provider, event_id, type, subject_kind, subject_key, body, received_at)
         values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing returning event_id`,
        [provider, eventId, type, subject?.kind ?? null, subject && keyOf(subject), body, receivedAt],
      );
      if (inserted.length === 0) return false;
      await enqueue(manager, "handleWebhook", { provider, eventId });
      return true;
    });
  }

  async findEvent(provider: string, eventId: string): Promise<ProviderEvent | null> {
    const [row]: WebhookRow[] = await this.database.manager.query(
      `select event_id, type, subject_kind, subject_key from webhooks where provider = $1 and event_id = $2`,
      [provider, eventId],
    );
    return row ? eventFrom(row) : null;
  }

  async recordHandled(provider: string, eventId: string, at: Date): Promise<void> {
    await this.database.manager.query(
      `update webhooks set handled_at = $3 where provider = $1 and event_id = $2 and handled_at is null`,
      [provider, eventId, at],
    );
  }
}

function eventFrom({ event_id: id, type, subject_kind: kind, subject_key: key }: WebhookRow): ProviderEvent {
  return { id, type, subject: kind === null || key === null ? null : subjectFrom(kind, key) };
}

function keyOf(subject: EventSubject): string {
  return subject.kind === "providerOrder" ? subject.providerOrderId : subject.idempotencyKey;
}

function subjectFrom(kind: EventSubject["kind"], key: string): EventSubject {
  return kind === "providerOrder" ? { kind, providerOrderId: key } : { kind, idempotencyKey: key };
}
