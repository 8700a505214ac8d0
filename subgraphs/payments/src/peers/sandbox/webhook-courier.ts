import type { Clock } from "@souk/kernel/values/clock";
import type { JobHandlers } from "@souk/kernel/jobs/jobs";
import type { NewJob } from "@souk/kernel/jobs/outbox";
import type { Webhook } from "../../domain/webhooks/webhook.js";
import type { SandboxEvent } from "./sandbox-event.js";
import { signatureHeader, signatureOf } from "./sandbox-signature.js";
import { deliveryDelaysMs, type WebhookMode } from "./webhook-mode.js";

export interface CourierSettings {
  readonly mode: WebhookMode;
  readonly seed: string;
  readonly clock: Clock;
}

/** Returns a function that makes the delivery jobs of an event. */
export function announceBy({ mode, seed, clock }: CourierSettings) {
  return (event: SandboxEvent): readonly NewJob[] =>
    deliveryDelaysMs(mode, event.id, seed).map((delayMs) => ({
      task: "deliverWebhook",
      data: event,
      ...(delayMs === 0 ? {} : { options: { runAt: new Date(clock.now().getTime() + delayMs) } }),
    }));
}

/** Accepts a webhook and returns the HTTP status that the bank sees. */
export type Deliver = (webhook: Webhook) => Promise<number>;

/** Signs and sends each delivery at its due time, and retries a delivery that is not answered with 200. */
export function courierJobs({
  secret,
  clock,
  deliver,
}: {
  readonly secret: string;
  readonly clock: Clock;
  readonly deliver: Deliver;
}): JobHandlers {
  return {
    deliverWebhook: async (event: SandboxEvent) => {
      const body = Buffer.from(JSON.stringify(event));
      const status = await deliver({ body, headers: { [signatureHeader]: signatureOf(body, secret, clock.now()) } });
      if (status !== 200) throw new Error(`webhook ${event.id} was answered with ${status}`);
    },
  };
}
