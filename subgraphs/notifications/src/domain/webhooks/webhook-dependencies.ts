import type { Clock } from "@souk/kernel/values/clock";
import type { DeliveryStore, EndpointStore } from "./webhook-store.js";

export interface WebhookRequest {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface WebhookAnswer {
  /** Null when no answer arrived. */
  readonly statusCode: number | null;
  /** The start of the body; null without an answer. */
  readonly excerpt: string | null;
  /** Why no answer arrived; null otherwise. */
  readonly error: string | null;
}

/** Sends requests to addresses that admins entered. Never throws. */
export interface WebhookSender {
  send(request: WebhookRequest): Promise<WebhookAnswer>;
}

export interface WebhookDependencies {
  readonly endpoints: EndpointStore;
  readonly deliveries: DeliveryStore;
  readonly sender: WebhookSender;
  readonly clock: Clock;
  readonly newId: () => string;
  /** Whether endpoints may have private addresses and http; for development. */
  readonly allowsPrivateHosts: boolean;
  /** The days for which events and attempts are stored. */
  readonly logDays: number;
}
