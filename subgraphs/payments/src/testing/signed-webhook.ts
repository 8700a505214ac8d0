import { createHmac } from "node:crypto";

/** The address of a shop's webhook, and the secret that signs what is sent there. */
export interface WebhookTarget {
  readonly url: string;
  readonly secret: string;
}

/** Signs as https://docs.stripe.com/webhooks#verify-manually describes. */
export function stripeSignature(body: string | Buffer, secret: string, signedAt: Date): string {
  const seconds = Math.floor(signedAt.getTime() / 1000);
  return `t=${seconds},v1=${createHmac("sha256", secret).update(`${seconds}.`).update(body).digest("hex")}`;
}

/** Signs as https://razorpay.com/docs/webhooks/validate-test describes. */
export function razorpaySignature(body: string | Buffer, secret: string): string {
  return createHmac("sha256", secret).update(body).digest("hex");
}

/** Sends a webhook. Its loss is no failure, as for a real provider. */
export async function sendWebhook({ url }: WebhookTarget, body: string, headers: object): Promise<void> {
  const sent = { "content-type": "application/json", ...headers };
  await fetch(url, { method: "POST", headers: sent, body }).catch(() => undefined);
}
