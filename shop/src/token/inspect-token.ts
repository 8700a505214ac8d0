import type { Environment } from "@souk/kernel/config/config-reader";
import { SettingsReader } from "@souk/kernel/config/config-reader";
import { looksLikeApiKey, readApiKey } from "@souk/kernel/identity/api-key";
import { serviceTokenIssuer } from "@souk/kernel/identity/service-token";
import { readKeySetFile } from "@souk/kernel/keys/key-set-file";
import { readKeys } from "@souk/kernel/keys/key-setting";
import { publicJwk } from "@souk/kernel/keys/private-jwk";
import { serviceKeyFilesIn } from "@souk/kernel/keys/service-key-files";
import { readPublicServiceKeyFile, type PublicServiceKey } from "@souk/kernel/keys/public-service-keys";
import { readKnownServiceKeys } from "@souk/kernel/keys/service-key-setting";
import { existsSync } from "node:fs";
import { join } from "node:path";
import {
  createLocalJWKSet,
  decodeJwt,
  decodeProtectedHeader,
  errors,
  jwtVerify,
  type JWK,
  type JWTPayload,
} from "jose";
import { readShopConfig } from "../settings/config.js";

export type TokenKind = "access token" | "service token" | "API key" | "unknown";

export interface TokenReport {
  readonly kind: TokenKind;
  /** Whether the shop accepts the token by its form, signature and times. */
  readonly isAccepted: boolean;
  /** Why it is refused, or what else can make the shop refuse it. */
  readonly reasons: readonly string[];
  /** The id of the key that signed it. */
  readonly keyId?: string | undefined;
  /** The content of a signed token. */
  readonly claims?: JWTPayload;
}

const liveChecks = [
  "the shop also refuses it after the session has ended: after a sign-out, a new password, or a change of the role",
];

/** Says what a token is, and why the shop accepts or refuses it. Reads the keys of the environment; calls no service. */
export async function inspectToken(given: string, environment: Environment): Promise<TokenReport> {
  const token = given.trim().replace(/^bearer\s+/i, "");
  if (token === "") return refused("unknown", "it is empty");
  if (looksLikeApiKey(token)) return inspectApiKey(token);
  let claims: JWTPayload;
  let keyId: string | undefined;
  try {
    claims = decodeJwt(token);
    keyId = decodeProtectedHeader(token).kid;
  } catch {
    return refused("unknown", "it is neither a JWT nor an API key; a token may be cut off, or be a refresh token");
  }
  const kind = claims.iss === serviceTokenIssuer ? "service token" : "access token";
  const reasons = await faultsOf(token, { kind, keyId, keys: keysFor(kind, environment) });
  const isAccepted = reasons.length === 0;
  return { kind, isAccepted, reasons: isAccepted && kind === "access token" ? liveChecks : reasons, keyId, claims };
}

function inspectApiKey(token: string): TokenReport {
  if (readApiKey(token) === null)
    return refused("API key", "a character is missing or wrong: its checksum does not fit");
  const reasons = ["the shop also refuses it after an admin has revoked it; the admin lists it under API keys"];
  return { kind: "API key", isAccepted: true, reasons };
}

function refused(kind: TokenKind, reason: string): TokenReport {
  return { kind, isAccepted: false, reasons: [reason] };
}

interface Signature {
  readonly kind: "access token" | "service token";
  readonly keyId: string | undefined;
  /** Undefined when the environment has none. */
  readonly keys: readonly JWK[] | undefined;
}

const required = {
  "access token": { issuer: "souk", audience: "souk-api", setting: "ACCESS_TOKEN_KEYS", place: "accounts" },
  "service token": {
    issuer: serviceTokenIssuer,
    audience: undefined,
    setting: "SERVICE_PUBLIC_KEYS",
    place: "a service",
  },
};

async function faultsOf(token: string, { kind, keyId, keys }: Signature): Promise<string[]> {
  const { issuer, audience, setting, place } = required[kind];
  if (!keys)
    return [`${setting} is not set here, or is wrong, so no signature can be verified; run this where ${place} runs`];
  try {
    const expected = {
      algorithms: ["EdDSA"],
      issuer,
      requiredClaims: ["sub", "exp"],
      ...(audience ? { audience } : {}),
    };
    await jwtVerify(token, createLocalJWKSet({ keys: [...keys] }), expected);
    return [];
  } catch (error) {
    return [reasonOf(error, keyId, keys)];
  }
}

function reasonOf(error: unknown, keyId: string | undefined, keys: readonly JWK[]): string {
  if (error instanceof errors.JWTExpired)
    return `it expired at ${timeOf(error.payload.exp)}; renew it by its refresh token`;
  if (error instanceof errors.JWKSNoMatchingKey)
    return `no key has its id ${keyId ?? "(none)"}; known: ${keys.map(({ kid }) => kid).join(", ")}. Its key was removed, or another shop signed it`;
  if (error instanceof errors.JWSSignatureVerificationFailed)
    return "its signature is wrong: it was changed or cut off";
  if (error instanceof errors.JOSEAlgNotAllowed) return "it is not signed with EdDSA";
  if (error instanceof errors.JWTClaimValidationFailed) return `its claim ${error.claim} is missing or wrong`;
  return error instanceof Error ? error.message : String(error);
}

function timeOf(seconds: number | undefined): string {
  return new Date((seconds ?? 0) * 1000).toISOString();
}

function keysFor(kind: Signature["kind"], environment: Environment): JWK[] | undefined {
  const reader = new SettingsReader(environment);
  const isSet = (name: string): boolean =>
    [name, `${name}_FILE`].some((each) => reader.optionalText(each) !== undefined);
  const folder = join(readShopConfig(new SettingsReader(environment)).dataDir, "keys");
  if (kind === "service token") {
    const { known } = serviceKeyFilesIn(folder);
    if (isSet("SERVICE_PUBLIC_KEYS")) return readKnownServiceKeys(reader)?.keys.map(jwkOf);
    return existsSync(known) ? readPublicServiceKeyFile({ path: known, mustBePrivate: false }).map(jwkOf) : undefined;
  }
  const own = join(folder, "access-token-keys.json");
  if (isSet("ACCESS_TOKEN_KEYS")) return readKeys(reader, "ACCESS_TOKEN_KEYS")?.set.map(({ key }) => publicJwk(key));
  if (!existsSync(own)) return undefined;
  return readKeySetFile({ path: own, mustBePrivate: false }).map(({ key }) => publicJwk(key));
}

function jwkOf({ key }: PublicServiceKey): JWK {
  return { ...key };
}

/** The report for people. */
export function tokenText({ kind, isAccepted, reasons, keyId, claims }: TokenReport): string {
  const times = (["iat", "nbf", "exp"] as const).flatMap((name) => {
    const seconds = claims?.[name];
    return typeof seconds === "number" ? [`  ${name.padEnd(6)}  ${timeOf(seconds)}`] : [];
  });
  const others = Object.entries(claims ?? {})
    .filter(([name]) => !["iat", "nbf", "exp"].includes(name))
    .map(([name, value]) => `  ${name.padEnd(6)}  ${typeof value === "string" ? value : JSON.stringify(value)}`);
  return [
    `${isAccepted ? "accepted" : "refused"}: ${kind}${keyId === undefined ? "" : `, signed with key ${keyId}`}`,
    ...reasons.map((reason) => `  ${reason}`),
    ...others,
    ...times,
  ].join("\n");
}
