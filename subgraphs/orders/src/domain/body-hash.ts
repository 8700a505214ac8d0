import { createHash } from "node:crypto";
import { readCardToken } from "@souk/kernel/card-token";

/**
 * Tells whether two requests with one idempotency key ask for the same. No token is the same twice, so a card is told by the
 * fingerprint that the router gave its number. The CVC is left out: nothing that is stored may be made of it.
 */
export function bodyHash(body: unknown): string {
  const text = JSON.stringify(body, (key, value: unknown) => {
    if (key === "cvc") return undefined;
    if (key === "cardNumber") return fingerprintOf(value);
    return sorted(value);
  });
  return createHash("sha256").update(text).digest("base64");
}

function fingerprintOf(value: unknown): string | null {
  const token = typeof value === "string" ? readCardToken("cardNumber", value) : null;
  return token?.kind === "token" ? token.fingerprint : null;
}

function sorted(value: unknown): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([left], [right]) => (left < right ? -1 : 1)));
}
