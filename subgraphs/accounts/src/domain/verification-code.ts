import { createHmac, hkdfSync, randomInt, timingSafeEqual } from "node:crypto";
import type { PrivateJwk } from "@souk/kernel/private-jwk";

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

/** The keys of code hashes by now: new codes are hashed with the first, those that are out with any. Never empty. */
export type CodeKeys = () => readonly Buffer[];

/** `salt`: the hash of the link's token, so that equal codes have different hashes. */
export function hashOfNewCode(keys: CodeKeys, salt: Buffer, code: string): Buffer {
  const [key] = keys();
  if (!key) throw new Error("there is no key to hash a code with");
  return hashOfCode(key, salt, code);
}

/** A code that was sent before the keys were rotated holds for as long as the old key is published, which is longer than any code. */
export function isCodeOf(sent: { codeHash: Buffer; tokenHash: Buffer }, code: string, keys: CodeKeys): boolean {
  return keys().some((key) => timingSafeEqual(sent.codeHash, hashOfCode(key, sent.tokenHash, code)));
}

function hashOfCode(key: Buffer, salt: Buffer, code: string): Buffer {
  return createHmac("sha256", key).update(salt).update(code).digest();
}
