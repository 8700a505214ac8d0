import { createHash, randomBytes } from "node:crypto";
import { uuidFrom } from "./uuid.js";

/** What a client shows for `Bearer`: souk_<id>_<secret><checksum>. Its start is known, so that a scanner finds one that was published by mistake. */
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

/** Whether somebody means it as an API key, whatever is wrong with it. */
export function looksLikeApiKey(token: string): boolean {
  return token.startsWith(prefix);
}

/** Null for one with a typing mistake, or cut off: nobody needs to be asked about it. */
export function readApiKey(token: string): ApiKey | null {
  const [, id = "", secret = "", checksum] = form.exec(token) ?? [];
  if (checksum === undefined || checksumOf(`${prefix}${id}_${secret}`) !== checksum) return null;
  return { id: uuidFrom(id), secret };
}

function checksumOf(text: string): string {
  return createHash("sha256").update(text).digest("base64url").slice(0, 6);
}
