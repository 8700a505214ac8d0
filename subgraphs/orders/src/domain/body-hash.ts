import { createHash } from "node:crypto";

/**
 * Tells whether two requests with one idempotency key ask for the same. Of a card only what may be kept goes in:
 * a hash of the number itself could be turned back by trying all numbers.
 */
export function bodyHash(body: unknown): string {
  const text = JSON.stringify(body, (key, value: unknown) => {
    if (key === "cvc") return undefined;
    if (key === "cardNumber") return String(value).slice(-4);
    return sorted(value);
  });
  return createHash("sha256").update(text).digest("base64");
}

function sorted(value: unknown): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([left], [right]) => (left < right ? -1 : 1)));
}
