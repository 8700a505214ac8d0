import { createHmac, timingSafeEqual } from "node:crypto";

/** Signs the links of marketing mails. */
export interface LinkKeys {
  /** Returns the shop's key for these links; it never changes, because old mails stay in mailboxes. */
  linkKey(): Promise<Buffer>;
}

const idBytes = 16;

/** Returns the token of a link: the id of the mail and its signature, as 43 URL-safe characters. */
export function signMailId(id: string, key: Buffer): string {
  const mail = Buffer.from(id.replaceAll("-", ""), "hex");
  return Buffer.concat([mail, signatureOf(mail, key)]).toString("base64url");
}

/** Returns the id of the mail; null for a token that the shop has not signed. */
export function readSignedMailId(token: string, key: Buffer): string | null {
  if (!/^[\w-]{43}$/.test(token)) return null;
  const bytes = Buffer.from(token, "base64url");
  const mail = bytes.subarray(0, idBytes);
  if (!timingSafeEqual(bytes.subarray(idBytes), signatureOf(mail, key))) return null;
  return mail.toString("hex").replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}

/** 128 bits of the HMAC: nobody can guess them. */
function signatureOf(mail: Buffer, key: Buffer): Buffer {
  return createHmac("sha256", key).update("mail preferences").update(mail).digest().subarray(0, idBytes);
}
