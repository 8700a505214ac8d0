import { z } from "zod";
import type { RotationKey, KeySet } from "./key-set.js";
import { publicJwk } from "./private-jwk.js";
import { readSecretFile, type SecretFile } from "../config/secret-file.js";

const publicKey = z.strictObject({
  kty: z.literal("OKP"),
  crv: z.literal("Ed25519"),
  x: z.base64url().refine((text) => Buffer.from(text, "base64url").length === 32),
  kid: z.string().min(1),
  alg: z.literal("EdDSA"),
  use: z.literal("sig"),
  service: z.string().min(1),
  signsFrom: z.iso.datetime().optional(),
});

export type PublicJwk = Omit<z.output<typeof publicKey>, "service" | "signsFrom">;

/** A public key with the one service whose tokens it verifies. */
export interface PublicServiceKey extends RotationKey<PublicJwk> {
  readonly service: string;
}

/** Parses `{ "keys": [...] }`, each key with its `service`. Throws an Error whose message never contains a key. */
export function parsePublicServiceKeys(text: string): readonly PublicServiceKey[] {
  const { success, data } = z.object({ keys: z.array(publicKey).min(1) }).safeParse(parseJson(text));
  if (!success) throw new Error("is not a JWK Set of public Ed25519 keys, each with a kid and its service");
  if (new Set(data.keys.map(({ kid }) => kid)).size < data.keys.length) throw new Error("has two keys of one kid");
  return data.keys.map(({ service, signsFrom, ...key }) => ({
    service,
    key,
    signsFromMs: signsFrom === undefined ? 0 : Date.parse(signsFrom),
  }));
}

export function readPublicServiceKeyFile(file: SecretFile): readonly PublicServiceKey[] {
  return parsePublicServiceKeys(readSecretFile(file));
}

/** Returns the public halves of each service's set, as JSON. */
export function publicServiceKeysText(sets: ReadonlyMap<string, KeySet>): string {
  const keys = [...sets].flatMap(([service, set]) =>
    set.map(({ key, signsFromMs }) => ({
      ...publicJwk(key),
      service,
      ...(signsFromMs === 0 ? {} : { signsFrom: new Date(signsFromMs).toISOString() }),
    })),
  );
  return JSON.stringify({ keys });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
