import { createHmac, timingSafeEqual } from "node:crypto";

export const signatureHeader = "sandbox-signature";

/**
 * Returns `t=<seconds>,v1=<HMAC-SHA256 of "<seconds>.<body>" in hex>`. The signature covers both the time and the body.
 */
export function signatureOf(body: Uint8Array, secret: string, signedAt: Date): string {
  const seconds = Math.floor(signedAt.getTime() / 1000);
  return `t=${seconds},v1=${hmacOf(body, secret, seconds)}`;
}

/** Returns when the body was signed; null unless it was signed with this secret. */
export function provenSignedAt(body: Uint8Array, secret: string, signature: string): Date | null {
  const [, seconds = "", given = ""] = /^t=(\d{1,12}),v1=([0-9a-f]{64})$/.exec(signature) ?? [];
  if (given === "") return null;
  const expected = hmacOf(body, secret, Number(seconds));
  return timingSafeEqual(Buffer.from(given), Buffer.from(expected)) ? new Date(Number(seconds) * 1000) : null;
}

function hmacOf(body: Uint8Array, secret: string, seconds: number): string {
  return createHmac("sha256", secret).update(`${seconds}.`).update(body).digest("hex");
}
