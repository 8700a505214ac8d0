import { createHmac, createPrivateKey, randomUUID, sign } from "node:crypto";
import { publicJwk, type PrivateJwk } from "@souk/kernel/keys/private-jwk";

export interface TokenOptions {
  readonly header?: Readonly<Record<string, unknown>>;
  /** Added to a customer's complete claims; undefined removes a claim. */
  readonly claims?: Readonly<Record<string, unknown>>;
}

/** An access token that may be wrong in any part, signed with `key` by the algorithm in its header. */
export function craftedToken(key: PrivateJwk, { header = {}, claims = {} }: TokenOptions = {}): string {
  const now = Math.floor(Date.now() / 1000);
  const whole = { sub: randomUUID(), username: "crafted", role: "CUSTOMER", sid: randomUUID() };
  const payload = { ...whole, iss: "souk", aud: "souk-api", iat: now, exp: now + 300, ...claims };
  const heading = { alg: "EdDSA", typ: "JWT", kid: key.kid, ...header };
  const body = [heading, payload].map((part) => Buffer.from(JSON.stringify(part)).toString("base64url")).join(".");
  return `${body}.${signatureOf(body, key, heading.alg)}`;
}

function signatureOf(body: string, key: PrivateJwk, algorithm: unknown): string {
  if (algorithm === "none") return "";
  // the classic forgery: the public key as the secret of a symmetric algorithm
  if (algorithm === "HS256")
    return createHmac("sha256", JSON.stringify(publicJwk(key)))
      .update(body)
      .digest("base64url");
  const privateKey = createPrivateKey({ key: { ...key }, format: "jwk" });
  return sign(null, Buffer.from(body), privateKey).toString("base64url");
}
