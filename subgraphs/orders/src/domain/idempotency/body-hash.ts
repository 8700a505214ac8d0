import { createHash } from "node:crypto";
import { readCardToken } from "@souk/kernel/cards/card-token";

/**
 * Hashes a request body, to detect two different requests with one idempotency key. Two tokens of one card differ, so
 * the hash uses the fingerprint that the router gave the card number. It leaves out the CVC: nothing derived from the
 * CVC may be stored.
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
