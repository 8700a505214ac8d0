import type { ProviderEvent } from "./webhook.js";

export interface StoredWebhook {
  readonly provider: string;
  readonly event: ProviderEvent;
  /** The signed text, for whoever has to find out what happened. */
  readonly body: string;
  readonly receivedAt: Date;
}

export interface WebhookStore {
  /** Along with it, has a job see to the event. False when the provider's event is there already. */
  insertWebhook(webhook: StoredWebhook): Promise<boolean>;
  findEvent(provider: string, eventId: string): Promise<ProviderEvent | null>;
  recordHandled(provider: string, eventId: string, at: Date): Promise<void>;
}
