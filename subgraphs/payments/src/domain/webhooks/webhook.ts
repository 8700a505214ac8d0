/** A webhook request as received, not yet verified. */
export interface Webhook {
  readonly body: Uint8Array;
  /** Header names are lower-case. */
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
}

/** An event that a provider reports. It only triggers a request to the provider, whose answer gives the outcome. */
export interface ProviderEvent {
  /** The same for each delivery of this event. */
  readonly id: string;
  /** The provider's name for the event type, e.g. `charge.succeeded`. */
  readonly type: string;
  /** The payment or refund that the event concerns; null when it concerns none of ours. */
  readonly subject: EventSubject | null;
}

export type EventSubject =
  | { readonly kind: "charge" | "refund"; readonly idempotencyKey: string }
  /** A charge, identified by the order id that the provider returned with its action. */
  | { readonly kind: "providerOrder"; readonly providerOrderId: string };

/**
 * forged: the signature is missing or is not the provider's. old: its signing time is outside the accepted time window.
 * unreadable: the signature is valid, but the body is not an event.
 */
export type WebhookReading =
  { readonly kind: "event"; readonly event: ProviderEvent } | { readonly kind: "forged" | "old" | "unreadable" };

/** Maximum difference between a webhook's signing time and our time, in milliseconds. */
export const webhookWindowMs = 5 * 60_000;
