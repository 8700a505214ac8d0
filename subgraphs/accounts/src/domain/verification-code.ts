import { createHmac, hkdfSync, randomInt } from "node:crypto";
import type { PrivateJwk } from "@souk/kernel/jwk-file";

/** Six digits, the first ones may be zeros. */
export function newVerificationCode(): string {
  return String(randomInt(1_000_000)).padStart(6, "0");
}

/** People copy codes with spaces. */
export function readVerificationCode(text: string): string | null {
  const digits = text.replace(/\s/g, "");
  return /^\d{6}$/.test(digits) ? digits : null;
}

/**
 * The key of the code hashes, from the key that access tokens are signed with. A million codes are tried in a second
 * against a plain hash; with a key, the database alone tells nothing.
 */
export function verificationCodeKey({ d }: PrivateJwk): Buffer {
  return Buffer.from(hkdfSync("sha256", Buffer.from(d, "base64url"), "", "souk verification codes", 32));
}

/** `salt`: the hash of the link's token, so that equal codes have different hashes. */
export function hashOfCode(key: Buffer, salt: Buffer, code: string): Buffer {
  return createHmac("sha256", key).update(salt).update(code).digest();
}
