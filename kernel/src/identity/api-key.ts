import { createHash, randomBytes } from "node:crypto";
import { uuidFrom } from "../values/uuid.js";

/**
 * The API key that a client sends as `Bearer`: souk_<id>_<secret><checksum>. The fixed prefix lets secret scanners find
 * a leaked key.
 */
export interface ApiKey {
  /** A UUID. */
  readonly id: string;
  /** 256 random bits. */
  readonly secret: string;
}

const prefix = "souk_";
const form = /^souk_([0-9a-f]{32})_([\w-]{43})([\w-]{6})$/;

export function newApiKey(id: string): { readonly key: string; readonly secret: string } {
  const secret = randomBytes(32).toString("base64url");
  const unchecked = `${prefix}${id.replaceAll("-", "")}_${secret}`;
  return { key: unchecked + checksumOf(unchecked), secret };
}

/** Returns whether the token is meant as an API key, even if it is malformed. */
export function looksLikeApiKey(token: string): boolean {
  return token.startsWith(prefix);
}

/** Returns null for a key with a typing mistake or a cut-off key. The checksum detects both without a lookup. */
export function readApiKey(token: string): ApiKey | null {
  const [, id = "", secret = "", checksum] = form.exec(token) ?? [];
  if (checksum === undefined || checksumOf(`${prefix}${id}_${secret}`) !== checksum) return null;
  return { id: uuidFrom(id), secret };
}

function checksumOf(text: string): string {
  return createHash("sha256").update(text).digest("base64url").slice(0, 6);
}
