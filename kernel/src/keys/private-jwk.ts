import { createPrivateKey, createPublicKey, randomUUID } from "node:crypto";
import { exportJWK, generateKeyPair, type JWK } from "jose";

/** A private Ed25519 key with its `kid`, as a JSON Web Key. */
export type PrivateJwk = JWK & { readonly kid: string; readonly d: string; readonly x: string };

/** The private parts of keys that are printed in standards (RFC 8032, RFC 8037) and so are public. */
const publicSecrets = new Set([
  "nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A",
  "TM0Imyj_ltqdtsNG7BFOD1uKMZ81q6Yk2oz27U-4pvs",
  "xaqN9D-fg3vtt0QvMdy3sWbThTUHbwlLhc46LgtEWPc",
]);

const privateBytes = 32;
/** 32 random bytes contain about 30 different values; a key with far fewer was typed, not generated. */
const leastDifferentBytes = 12;

/** Throws an Error whose message never contains the key. */
export function checkPrivateJwk(value: unknown): PrivateJwk {
  const key = (value ?? {}) as JWK;
  const complete = key.kty === "OKP" && key.crv === "Ed25519" && typeof key.d === "string" && typeof key.x === "string";
  if (!complete || typeof key.kid !== "string" || key.kid === "")
    throw new Error("is not a private Ed25519 JSON Web Key with a kid");
  const secret = Buffer.from(key.d ?? "", "base64url");
  if (secret.length !== privateBytes)
    throw new Error(`has a private part of ${secret.length} bytes instead of ${privateBytes}`);
  if (publicSecrets.has(key.d ?? "") || new Set(secret).size < leastDifferentBytes)
    throw new Error("has a private part that can be guessed; make one by: souk keys new");
  if (publicHalfOf(key) !== key.x) throw new Error("has halves that do not belong together");
  return key as PrivateJwk;
}

function publicHalfOf({ kty, crv, d, x }: JWK): unknown {
  const privateKey = createPrivateKey({ key: { kty, crv, d, x }, format: "jwk" });
  return createPublicKey(privateKey).export({ format: "jwk" }).x;
}

export async function generatePrivateJwk(): Promise<PrivateJwk> {
  const { privateKey } = await generateKeyPair("EdDSA", { crv: "Ed25519", extractable: true });
  return { ...(await exportJWK(privateKey)), kid: randomUUID(), alg: "EdDSA", use: "sig" } as PrivateJwk;
}

export function publicJwk({ kty, crv, x, kid }: PrivateJwk): JWK {
  return { kty, crv, x, kid, alg: "EdDSA", use: "sig" };
}
