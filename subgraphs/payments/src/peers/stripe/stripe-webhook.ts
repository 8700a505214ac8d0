import type Stripe from "stripe";
import { z } from "zod";
import {
  webhookWindowMs,
  type ProviderEvent,
  type Webhook,
  type WebhookReading,
} from "../../domain/webhooks/webhook.js";
import { keyName } from "./key-name.js";

const eventRule = z.object({
  id: z.string().min(1),
  type: z.string().min(1),
  data: z.object({
    object: z.object({ metadata: z.record(z.string(), z.string()).nullish() }),
  }),
});

/**
 * Verifies the `Stripe-Signature` of a webhook and parses it. We check the time ourselves, because the library does not
 * reject times in the future.
 */
export function readStripeWebhook(
  stripe: Stripe,
  { webhook, secret, now }: { readonly webhook: Webhook; readonly secret: string; readonly now: Date },
): WebhookReading {
  const header = webhook.headers["stripe-signature"];
  if (typeof header !== "string" || !isSigned(stripe, webhook.body, header, secret)) return { kind: "forged" };
  const signedAtMs = 1000 * Number(/(?:^|,)t=(\d+)/.exec(header)?.[1]);
  if (!(Math.abs(now.getTime() - signedAtMs) <= webhookWindowMs)) return { kind: "old" };
  const parsed = eventRule.safeParse(parsedJson(webhook.body));
  return parsed.success ? { kind: "event", event: eventFrom(parsed.data) } : { kind: "unreadable" };
}

function isSigned(stripe: Stripe, body: Uint8Array, header: string, secret: string): boolean {
  try {
    const { signature } = stripe.webhooks;
    return signature?.verifyHeader(Buffer.from(body), header, secret, Number.MAX_SAFE_INTEGER) ?? false;
  } catch {
    return false;
  }
}

function eventFrom({ id, type, data }: z.output<typeof eventRule>): ProviderEvent {
  const idempotencyKey = data.object.metadata?.[keyName];
  const kind = type.startsWith("payment_intent.") ? "charge" : type.includes("refund") ? "refund" : null;
  return { id, type, subject: kind === null || idempotencyKey === undefined ? null : { kind, idempotencyKey } };
}

function parsedJson(body: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(body));
  } catch {
    return null;
  }
}
