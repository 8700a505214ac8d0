import { createHash } from "node:crypto";

/**
 * Returns a hash that shows whether two requests with one idempotency key are equal. The caller passes the parts in a
 * fixed order.
 */
export function requestHash(parts: readonly unknown[]): string {
  return createHash("sha256").update(JSON.stringify(parts)).digest("base64");
}
