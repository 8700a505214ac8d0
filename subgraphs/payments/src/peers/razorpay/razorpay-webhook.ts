import { createHash, createHmac, timingSafeEqual } from "node:crypto";
import { z } from "zod";
import type { ProviderEvent, Webhook, WebhookReading } from "../../domain/webhooks/webhook.js";
import { keyName } from "./key-name.js";

/**
 * Maximum age of an event in milliseconds. Razorpay does not sign the time of sending, and repeats an unanswered
 * webhook for 24 hours with the time of the event. Within this period, the event id detects repeats; it is derived from
 * the signed body.
 */
const oldestMs = 24 * 3_600_000 + 5 * 60_000;
const newestMs = 5 * 60_000;

const notes = z.union([z.record(z.string(), z.unknown()), z.array(z.unknown())]).nullish();
const payment = z.object({ entity: z.object({ notes, order_id: z.string().nullish() }) }).optional();
const refund = z.object({ entity: z.object({ notes }) }).optional();
const eventRule = z.object({
  event: z.string().min(1),
  created_at: z.number().int(),
  payload: z.object({ payment, refund }),
});

/** Verifies the `X-Razorpay-Signature` of a webhook, the HMAC-SHA256 of the body in hex, and parses it. */
export function readRazorpayWebhook({ body, headers }: Webhook, secret: string, now: Date): WebhookReading {
  const given = headers["x-razorpay-signature"];
  const expected = createHmac("sha256", secret).update(body).digest("hex");
  if (typeof given !== "string" || given.length !== expected.length) return { kind: "forged" };
  if (!timingSafeEqual(Buffer.from(given), Buffer.from(expected))) return { kind: "forged" };
  const parsed = eventRule.safeParse(parsedJson(body));
  if (!parsed.success) return { kind: "unreadable" };
  const ageMs = now.getTime() - parsed.data.created_at * 1000;
  if (ageMs > oldestMs || ageMs < -newestMs) return { kind: "old" };
  // The header with the event id is not signed, so anybody could send a repeat with another id.
  const id = createHash("sha256").update(body).digest("hex");
  return { kind: "event", event: { id, type: parsed.data.event, subject: subjectOf(parsed.data) } };
}

/**
 * Identifies a refund by our key in its notes. A payment is created in Razorpay's checkout, so its order identifies it.
 */
function subjectOf({ event, payload }: z.output<typeof eventRule>): ProviderEvent["subject"] {
  if (event.startsWith("refund.")) {
    const noted = payload.refund?.entity.notes;
    const idempotencyKey = noted && !Array.isArray(noted) ? noted[keyName] : undefined;
    return typeof idempotencyKey === "string" ? { kind: "refund", idempotencyKey } : null;
  }
  const providerOrderId = payload.payment?.entity.order_id;
  return providerOrderId ? { kind: "providerOrder", providerOrderId } : null;
}

function parsedJson(body: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(body));
  } catch {
    return null;
  }
}
