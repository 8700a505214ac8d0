import { z } from "zod";
import type { ProviderEvent } from "../../domain/webhooks/webhook.js";

/** The body of the sandbox's webhooks. */
export interface SandboxEvent {
  readonly id: string;
  readonly type: "charge.succeeded" | "charge.declined" | "refund.succeeded";
  readonly idempotencyKey: string;
}

const rule = z.object({
  id: z.string().min(1).max(300),
  type: z.enum(["charge.succeeded", "charge.declined", "refund.succeeded"]),
  idempotencyKey: z.string().min(1).max(300),
});

/** Returns null when the body is not an event. */
export function readSandboxEvent(body: Uint8Array): ProviderEvent | null {
  const parsed = rule.safeParse(parsedJson(body));
  if (!parsed.success) return null;
  const { id, type, idempotencyKey } = parsed.data;
  return { id, type, subject: { kind: type === "refund.succeeded" ? "refund" : "charge", idempotencyKey } };
}

function parsedJson(body: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(body));
  } catch {
    return null;
  }
}
