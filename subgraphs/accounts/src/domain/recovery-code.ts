import { randomInt } from "node:crypto";
import { hashOfSecret } from "@souk/kernel/secret";

const recoveryCodeCount = 10;
/** Without letters that are taken for digits or for each other. */
const alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const codeRule = new RegExp(`^[${alphabet}]{16}$`);

/** 80 random bits each, as "7K3M-0QRT-9XWZ-4BCD": too many for guesses at their hashes, so these need no salt and no slow hash. */
export function newRecoveryCodes(): string[] {
  return Array.from({ length: recoveryCodeCount }, () => Array.from({ length: 4 }, randomGroup).join("-"));
}

function randomGroup(): string {
  return Array.from({ length: 4 }, () => alphabet[randomInt(alphabet.length)]).join("");
}

/** As it is hashed, whatever hyphens, spaces and small letters it is typed with; null for what is none. */
export function readRecoveryCode(text: string): string | null {
  const code = text.replace(/[\s-]/g, "").toUpperCase().replaceAll("O", "0").replace(/[IL]/g, "1");
  return codeRule.test(code) ? code : null;
}

export function hashOfRecoveryCode(code: string): Buffer {
  return hashOfSecret(code.replaceAll("-", ""));
}
