import { randomInt } from "node:crypto";
import { hashOfSecret } from "@souk/kernel/keys/secret";

const recoveryCodeCount = 10;
/** Excludes letters that look like digits or like each other. */
const alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const codeRule = new RegExp(`^[${alphabet}]{16}$`);

/**
 * Returns recovery codes such as "7K3M-0QRT-9XWZ-4BCD". With 80 random bits each, their hashes cannot be guessed, so
 * they need no salt and no slow hash.
 */
export function newRecoveryCodes(): string[] {
  return Array.from({ length: recoveryCodeCount }, () => Array.from({ length: 4 }, randomGroup).join("-"));
}

function randomGroup(): string {
  return Array.from({ length: 4 }, () => alphabet[randomInt(alphabet.length)]).join("");
}

/**
 * Returns the code in the form that is hashed, without hyphens and spaces and in capital letters; null for an invalid
 * code.
 */
export function readRecoveryCode(text: string): string | null {
  const code = text.replace(/[\s-]/g, "").toUpperCase().replaceAll("O", "0").replace(/[IL]/g, "1");
  return codeRule.test(code) ? code : null;
}

export function hashOfRecoveryCode(code: string): Buffer {
  return hashOfSecret(code.replaceAll("-", ""));
}
