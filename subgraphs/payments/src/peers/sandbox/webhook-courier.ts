import type { Clock } from "@souk/kernel/clock";
import type { JobHandlers } from "@souk/kernel/jobs";
import type { NewJob } from "@souk/kernel/outbox";
import type { Webhook } from "../../domain/webhook.js";
import type { SandboxEvent } from "./sandbox-event.js";
import { signatureHeader, signatureOf } from "./sandbox-signature.js";
import { deliveryDelaysMs, type WebhookMode } from "./webhook-mode.js";

export interface CourierSettings {
  readonly mode: WebhookMode;
  readonly seed: string;
  readonly clock: Clock;
}

/** The bank's jobs by which an event is told to the shop, booked along with what happened. */
export function announceBy({ mode, seed, clock }: CourierSettings) {
  return (event: SandboxEvent): readonly NewJob[] =>
    deliveryDelaysMs(mode, event.id, seed).map((delayMs) => ({
      task: "deliverWebhook",
      data: event,
      ...(delayMs === 0 ? {} : { options: { runAt: new Date(clock.now().getTime() + delayMs) } }),
    }));
}

/** Takes a webhook and answers with the HTTP status that the bank would see. */
export type Deliver = (webhook: Webhook) => Promise<number>;

/** Signs and delivers at the moment that a delivery is due; one that is not answered with 200 is tried again. */
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
