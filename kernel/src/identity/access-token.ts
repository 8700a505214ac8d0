import { createHash } from "node:crypto";
import { createLocalJWKSet, decodeJwt, errors, importJWK, jwtVerify, SignJWT, type JWK, type JWTPayload } from "jose";
import { LRUCache } from "lru-cache";
import type { VerifyingKeys } from "../keys/key-ring.js";
import type { PrivateJwk } from "../keys/private-jwk.js";
import { isScope } from "./scopes.js";
import { ServiceUnavailableError } from "../errors/service-unavailable.js";
import { isUuid } from "../values/uuid.js";
import { nobody, roles, type Role, type Viewer } from "./viewer.js";

const accessTokenIssuer = "souk";
const accessTokenAudience = "souk-api";

/**
 * The reason why a token was refused. Clients see one message for all reasons; `reason` marks an expired token, which a
 * client can refresh.
 */
export class InvalidTokenError extends Error {
  constructor(readonly reason: "TOKEN_EXPIRED" | "TOKEN_INVALID") {
    super("Invalid token");
    this.name = "InvalidTokenError";
  }
}

/** The claims of an access token in addition to `iss`, `aud`, `iat` and `exp`. */
export interface AccessTokenClaims {
  readonly sub: string;
  readonly username: string;
  readonly role: Role | "GUEST";
  readonly sid: string;
  /**
   * The scopes of an API key's token, separated by spaces. A token without scopes may do everything that its role
   * allows.
   */
  readonly scope?: string;
}

export async function signAccessToken(
  key: PrivateJwk,
  claims: AccessTokenClaims,
  issuedAt: Date,
  lifetimeSeconds: number,
): Promise<string> {
  const iat = Math.floor(issuedAt.getTime() / 1000);
  const { sub, ...rest } = claims;
  return new SignJWT({ ...rest })
    .setProtectedHeader({ alg: "EdDSA", kid: key.kid, typ: "JWT" })
    .setIssuer(accessTokenIssuer)
    .setAudience(accessTokenAudience)
    .setSubject(sub)
    .setIssuedAt(iat)
    .setExpirationTime(iat + lifetimeSeconds)
    .sign(await importJWK(key, "EdDSA"));
}

/**
 * Verifies access tokens with the published keys. Each process verifies tokens itself and remembers a verified token,
 * by its hash, until it expires.
 */
export class AccessTokenVerifier {
  private readonly proven = new LRUCache<string, { viewer: Viewer; expiresAtMs: number }>({ max: 10_000 });

  private generation = "";

  constructor(private readonly keys: VerifyingKeys) {}

  /** Returns a verifier for a fixed set of keys. */
  static fromKeys(keys: readonly JWK[]): AccessTokenVerifier {
    return new AccessTokenVerifier({ find: createLocalJWKSet({ keys: [...keys] }), generation: "" });
  }

  /**
   * `header` is the `authorization` header, with or without "Bearer ". Returns the viewer `nobody` without a header.
   * Throws InvalidTokenError for a bad token and ServiceUnavailableError when the published keys are not available.
   */
  async viewerOf(header: string | undefined): Promise<Viewer> {
    const token = header?.replace(/^bearer\s+/i, "").trim();
    if (token === undefined || token === "") return header === undefined ? nobody : refuse();
    this.followKeys();
    const fingerprint = createHash("sha256").update(token).digest("base64");
    const known = this.proven.get(fingerprint);
    if (known && known.expiresAtMs > Date.now()) return known.viewer;
    const claims = await this.claimsOf(token);
    const viewer = viewerFrom(claims);
    this.proven.set(fingerprint, { viewer, expiresAtMs: (claims.exp ?? 0) * 1000 });
    return viewer;
  }

  /** Forgets all verified tokens when the set of keys changes, because a key may have been removed. */
  private followKeys(): void {
    const { generation } = this.keys;
    if (generation === this.generation) return;
    this.generation = generation;
    this.proven.clear();
  }

  private async claimsOf(token: string): Promise<JWTPayload> {
    try {
      const options = {
        algorithms: ["EdDSA"],
        issuer: accessTokenIssuer,
        audience: accessTokenAudience,
        requiredClaims: ["sub", "exp", "iat"],
      };
      return (await jwtVerify(token, this.keys.find, options)).payload;
    } catch (error) {
      const keysAreUnavailable =
        error instanceof errors.JWKSTimeout ||
        !(error instanceof errors.JOSEError) ||
        error.code === "ERR_JOSE_GENERIC";
      if (keysAreUnavailable) throw new ServiceUnavailableError("accounts", { cause: error });
      throw new InvalidTokenError(error instanceof errors.JWTExpired ? "TOKEN_EXPIRED" : "TOKEN_INVALID");
    }
  }
}

/**
 * Returns the time at which a verified token expires; `authorization` is the same header as for `viewerOf`. Undefined
 * without a token.
 */
export function tokenEnd(authorization: string | undefined): Date | undefined {
  if (authorization === undefined) return undefined;
  const { exp } = decodeJwt(authorization.replace(/^bearer\s+/i, "").trim());
  return exp === undefined ? undefined : new Date(exp * 1000);
}

function refuse(): never {
  throw new InvalidTokenError("TOKEN_INVALID");
}

function viewerFrom({ sub, role, username, sid, scope }: JWTPayload): Viewer {
  if (!isUuid(sub) || !isUuid(sid)) return refuse();
  if (role === "GUEST") return { kind: "guest", id: sub, sessionId: sid };
  const known = roles.find((candidate) => candidate === role);
  if (known === undefined || typeof username !== "string") return refuse();
  const user = { kind: "user", id: sub, username, role: known, sessionId: sid } as const;
  if (scope === undefined) return user;
  return typeof scope === "string" ? { ...user, scopes: scope.split(" ").filter(isScope) } : refuse();
}
