import { createHmac, randomBytes } from "node:crypto";

const prefix = "whsec_";

/** Returns a signing secret in the format of Standard Webhooks: 256 random bits as base64, with a prefix. */
export function newWebhookSecret(): string {
  return `${prefix}${randomBytes(32).toString("base64")}`;
}

export interface SignedMessage {
  /** The same in each attempt. */
  readonly id: string;
  readonly at: Date;
  readonly payload: string;
}

/**
 * Returns the headers of Standard Webhooks (https://www.standardwebhooks.com), with a signature for each secret. A
 * receiver that knows one of the secrets accepts the request.
 */
export function signatureHeaders(
  { id, at, payload }: SignedMessage,
  secrets: readonly string[],
): Record<string, string> {
  const timestamp = String(Math.floor(at.getTime() / 1000));
  const signatures = secrets.map((secret) => {
    const key = Buffer.from(secret.slice(prefix.length), "base64");
    return `v1,${createHmac("sha256", key).update(`${id}.${timestamp}.${payload}`).digest("base64")}`;
  });
  return { "webhook-id": id, "webhook-timestamp": timestamp, "webhook-signature": signatures.join(" ") };
}
