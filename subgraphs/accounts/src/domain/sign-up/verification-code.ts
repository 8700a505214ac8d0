import { createHmac, hkdfSync, randomInt, timingSafeEqual } from "node:crypto";
import type { PrivateJwk } from "@souk/kernel/keys/private-jwk";

/** Returns six random digits, which may start with zeros. */
export function newVerificationCode(): string {
  return String(randomInt(1_000_000)).padStart(6, "0");
}

/** Reads a code that may contain spaces from copying; returns null for an invalid code. */
export function readVerificationCode(text: string): string | null {
  const digits = text.replace(/\s/g, "");
  return /^\d{6}$/.test(digits) ? digits : null;
}

/**
 * Derives the key of the code hashes from the key that signs access tokens. Without a key, an attacker with the
 * database could try all million codes in a second.
 */
export function verificationCodeKey({ d }: PrivateJwk): Buffer {
  return Buffer.from(hkdfSync("sha256", Buffer.from(d, "base64url"), "", "souk verification codes", 32));
}

/** The present keys of code hashes: the first hashes new codes, and all verify sent codes. Never empty. */
export type CodeKeys = () => readonly Buffer[];

/** `salt`: the hash of the link's token, so that equal codes have different hashes. */
export function hashOfNewCode(keys: CodeKeys, salt: Buffer, code: string): Buffer {
  const [key] = keys();
  if (!key) throw new Error("there is no key to hash a code with");
  return hashOfCode(key, salt, code);
}

/**
 * Returns whether the code matches. A code that was sent before a key rotation stays valid while the old key is
 * published, which is longer than any code's lifetime.
 */
export function isCodeOf(sent: { codeHash: Buffer; tokenHash: Buffer }, code: string, keys: CodeKeys): boolean {
  return keys().some((key) => timingSafeEqual(sent.codeHash, hashOfCode(key, sent.tokenHash, code)));
}

function hashOfCode(key: Buffer, salt: Buffer, code: string): Buffer {
  return createHmac("sha256", key).update(salt).update(code).digest();
}
