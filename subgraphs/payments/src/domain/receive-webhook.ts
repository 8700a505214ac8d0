import type { Clock } from "@souk/kernel/clock";
import type { PaymentProviders } from "./payment-providers.js";
import type { WebhookStore } from "./webhook-store.js";
import type { Webhook } from "./webhook.js";

/** stored: seen for the first time. known: seen before, and harmless. Of the others nothing is stored. */
export type ReceiveWebhookOutcome = "stored" | "known" | "forged" | "old" | "unreadable" | "unknownProvider";

export interface ReceiveWebhookParts {
  readonly providers: PaymentProviders;
  readonly webhooks: WebhookStore;
  readonly clock: Clock;
}

/** Proves a webhook, stores it, and leaves the rest to a job: the provider waits for no more than that. */
export function receiveWebhook({ providers, webhooks, clock }: ReceiveWebhookParts) {
  return async (providerName: string, webhook: Webhook): Promise<ReceiveWebhookOutcome> => {
    const provider = providers.find(providerName);
    if (!provider) return "unknownProvider";
    const receivedAt = clock.now();
    const reading = provider.readWebhook(webhook, receivedAt);
    if (reading.kind !== "event") return reading.kind;
    const body = new TextDecoder().decode(webhook.body);
    const isFirst = await webhooks.insertWebhook({ provider: providerName, event: reading.event, body, receivedAt });
    return isFirst ? "stored" : "known";
  };
}
