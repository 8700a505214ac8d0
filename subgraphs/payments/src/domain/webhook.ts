/** What someone has posted in a provider's name, as it came. */
export interface Webhook {
  readonly body: Uint8Array;
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
}

/** What a provider says to have happened. It only makes us ask: what became of the money is what the provider answers then. */
export interface ProviderEvent {
  /** The same each time that this event is delivered. */
  readonly id: string;
  /** As the provider calls it, e.g. `charge.succeeded`. */
  readonly type: string;
  /** What it is about; null when it is about nothing of ours. */
  readonly subject: EventSubject | null;
}

export type EventSubject =
  | { readonly kind: "charge" | "refund"; readonly idempotencyKey: string }
  /** A charge, by the name that the provider gave it with its action. */
  | { readonly kind: "providerOrder"; readonly providerOrderId: string };

/**
 * forged: the signature is missing or is not the provider's. old: it was signed more than five minutes ago, or ahead of us.
 * unreadable: it is signed, and is no event.
 */
export type WebhookReading =
  { readonly kind: "event"; readonly event: ProviderEvent } | { readonly kind: "forged" | "old" | "unreadable" };

/** How long after its signing a webhook is taken. */
export const webhookWindowMs = 5 * 60_000;
