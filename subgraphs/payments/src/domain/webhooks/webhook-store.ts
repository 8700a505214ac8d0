import type { ProviderEvent } from "./webhook.js";

export interface StoredWebhook {
  readonly provider: string;
  readonly event: ProviderEvent;
  /** The signed text, kept for investigations. */
  readonly body: string;
  readonly receivedAt: Date;
}

export interface WebhookStore {
  /**
   * Stores a webhook and enqueues the job that handles it. Returns false when the provider's event is already stored.
   */
  insertWebhook(webhook: StoredWebhook): Promise<boolean>;
  findEvent(provider: string, eventId: string): Promise<ProviderEvent | null>;
  recordHandled(provider: string, eventId: string, at: Date): Promise<void>;
}
