import type { Clock } from "@souk/kernel/values/clock";
import type { PaymentProviders } from "../providers/payment-providers.js";
import type { WebhookStore } from "./webhook-store.js";
import type { Webhook } from "./webhook.js";

/** stored: received for the first time. known: received before; harmless. With all other outcomes nothing is stored. */
export type ReceiveWebhookOutcome = "stored" | "known" | "forged" | "old" | "unreadable" | "unknownProvider";

export interface ReceiveWebhookDependencies {
  readonly providers: PaymentProviders;
  readonly webhooks: WebhookStore;
  readonly clock: Clock;
}

/** Verifies and stores a webhook. A job handles it later, so the provider does not wait for that. */
export function receiveWebhook({ providers, webhooks, clock }: ReceiveWebhookDependencies) {
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
