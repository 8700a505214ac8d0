import { randomUUID } from "node:crypto";
import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { exportJWK, generateKeyPair, type JWK } from "jose";

/** A private Ed25519 key with its `kid`, as JSON Web Key. */
export type PrivateJwk = JWK & { readonly kid: string; readonly d: string; readonly x: string };

/** Throws Error with a sentence that never holds the key. */
export function parsePrivateJwk(text: string): PrivateJwk {
  const key = parseJson(text);
  const complete =
    key?.kty === "OKP" && key.crv === "Ed25519" && typeof key.d === "string" && typeof key.x === "string";
  if (!complete || typeof key.kid !== "string") throw new Error("is not a private Ed25519 JSON Web Key with a kid");
  return key as PrivateJwk;
}

function parseJson(text: string): JWK | undefined {
  try {
    return JSON.parse(text) as JWK;
  } catch {
    return undefined;
  }
}

export async function generatePrivateJwk(): Promise<PrivateJwk> {
  const { privateKey } = await generateKeyPair("EdDSA", { crv: "Ed25519", extractable: true });
  return { ...(await exportJWK(privateKey)), kid: randomUUID(), alg: "EdDSA", use: "sig" } as PrivateJwk;
}

/** Reads the key of a development machine, or makes it on first use. Readable by its owner alone. */
export async function loadOrCreateJwkFile(file: string): Promise<PrivateJwk> {
  const text = await readFile(file, "utf8").catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  });
  if (text !== undefined) return parsePrivateJwk(text);
  const key = await generatePrivateJwk();
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  // written beside and renamed: a start that is killed here leaves no half key
  await writeFile(`${file}.new`, JSON.stringify(key), { mode: 0o600 });
  await rename(`${file}.new`, file);
  return key;
}

export function publicJwk({ kty, crv, x, kid }: PrivateJwk): JWK {
  return { kty, crv, x, kid, alg: "EdDSA", use: "sig" };
}
