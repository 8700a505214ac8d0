import { randomBytes, randomUUID } from "node:crypto";
import { exportJWK, generateKeyPair } from "jose";
import { z } from "zod";

const kid = z.string().min(1);
const bytes32 = z.base64url().refine((text) => Buffer.from(text, "base64url").length === 32);
const openingKey = z.object({ kty: z.literal("OKP"), crv: z.literal("X25519"), x: bytes32, d: bytes32, kid });
const sealingKey = z.object({ kty: z.literal("OKP"), crv: z.literal("X25519"), x: bytes32, kid });
const storageKey = z.object({ kty: z.literal("oct"), k: bytes32, kid, alg: z.literal("A256GCMKW") });
const fingerprintKey = z.object({ kty: z.literal("oct"), k: bytes32, kid, alg: z.literal("HS256") });

export type OpeningKey = z.output<typeof openingKey>;
export type SealingKey = z.output<typeof sealingKey>;
export type StorageKey = z.output<typeof storageKey>;

/** The keys of payments. Each key opens data that was sealed for it; the first of each kind is the current key. */
export interface CardVaultKeys {
  readonly opening: readonly OpeningKey[];
  /** The keys that encrypt the provider's tokens in payments' database. */
  readonly storage: readonly StorageKey[];
}

/** The keys of the router. The router can seal cards but cannot open them. */
export interface CardSealKeys {
  readonly sealing: SealingKey;
  /** The same key in every replica of the router, and nowhere else. */
  readonly fingerprint: Buffer;
}

/** Parses a JWK Set. Throws an Error whose message never contains a key. */
export function parseCardVaultKeys(text: string): CardVaultKeys {
  const keys = keysIn(text);
  const opening = ofKind(keys, openingKey);
  const storage = ofKind(keys, storageKey);
  if (opening.length === 0 || storage.length === 0 || opening.length + storage.length !== keys.length)
    throw new Error("is not a JWK Set of private X25519 keys and A256GCMKW keys, at least one of each");
  return { opening, storage };
}

/** Parses the router's JWK Set, with the same errors. Refuses a private key: the router must not have one. */
export function parseCardSealKeys(text: string): CardSealKeys {
  const keys = keysIn(text);
  const [sealing, ...moreSealing] = ofKind(keys, sealingKey);
  const [fingerprint, ...moreFingerprints] = ofKind(keys, fingerprintKey);
  if (keys.some((key) => typeof key === "object" && key !== null && "d" in key))
    throw new Error("holds a private key: the router gets the public half alone");
  if (!sealing || !fingerprint || moreSealing.length + moreFingerprints.length > 0 || keys.length !== 2)
    throw new Error("is not a JWK Set of one public X25519 key and one HS256 key");
  return { sealing, fingerprint: Buffer.from(fingerprint.k, "base64url") };
}

/**
 * Returns the key files for a new shop, or with new keys added to those of an existing shop. Keeps `fingerprint` when
 * it is given.
 */
export async function newCardKeys(
  old: { readonly vault?: CardVaultKeys; readonly fingerprint?: Buffer } = {},
): Promise<{ readonly vault: string; readonly seal: string }> {
  const { privateKey } = await generateKeyPair("ECDH-ES", { crv: "X25519", extractable: true });
  const { x = "", d = "" } = await exportJWK(privateKey);
  const opening: OpeningKey = { kty: "OKP", crv: "X25519", x, d, kid: randomUUID() };
  const storage: StorageKey = { ...secretKey(randomBytes(32)), alg: "A256GCMKW" };
  const { opening: oldOpening = [], storage: oldStorage = [] } = old.vault ?? {};
  const vault = { opening: [opening, ...oldOpening], storage: [storage, ...oldStorage] };
  return { vault: cardVaultKeysText(vault), seal: cardSealKeysText(opening, old.fingerprint) };
}

/** Keeps only the newest key of each kind. The router's keys do not change. */
export function withoutOldCardKeys({ opening, storage }: CardVaultKeys): string {
  return cardVaultKeysText({ opening: opening.slice(0, 1), storage: storage.slice(0, 1) });
}

function cardVaultKeysText({ opening, storage }: CardVaultKeys): string {
  return JSON.stringify({ keys: [...opening, ...storage] });
}

/**
 * Returns the router's half of an opening key. With a new fingerprint key, a repeated request from before the change
 * counts as a different request.
 */
export function cardSealKeysText({ kty, crv, x, kid: id }: OpeningKey, fingerprint: Buffer = randomBytes(32)): string {
  return JSON.stringify({
    keys: [
      { kty, crv, x, kid: id },
      { ...secretKey(fingerprint), alg: "HS256" },
    ],
  });
}

function secretKey(bytes: Buffer) {
  return { kty: "oct", k: bytes.toString("base64url"), kid: randomUUID() } as const;
}

function keysIn(text: string): readonly unknown[] {
  try {
    return z.object({ keys: z.array(z.unknown()) }).parse(JSON.parse(text)).keys;
  } catch {
    return [];
  }
}

function ofKind<T>(keys: readonly unknown[], kind: z.ZodType<T>): T[] {
  return keys.flatMap((key) => {
    const read = kind.safeParse(key);
    return read.success ? [read.data] : [];
  });
}
