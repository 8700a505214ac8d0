import { createHash, timingSafeEqual } from "node:crypto";

/** Compares a secret with a given text, in a time that depends on neither their content nor their lengths. */
export function isSameSecret(secret: string, given: string): boolean {
  const hash = (text: string): Buffer => createHash("sha256").update(text).digest();
  return timingSafeEqual(hash(secret), hash(given));
}
