import { createHash, randomBytes } from "node:crypto";

/** Returns 256 random bits for a link or a refresh token, as 43 URL-safe characters. */
export function newSecret(): string {
  return randomBytes(32).toString("base64url");
}

export function isSecret(text: string): boolean {
  return /^[\w-]{43}$/.test(text);
}

/** Returns the stored form of a secret. 256 random bits need no salt and no slow hash. */
export function hashOfSecret(secret: string): Buffer {
  return createHash("sha256").update(secret).digest();
}
