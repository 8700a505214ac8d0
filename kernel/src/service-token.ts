import { createLocalJWKSet, importJWK, jwtVerify, SignJWT } from "jose";
import { publicJwk, type PrivateJwk } from "./jwk-file.js";

const issuer = "souk-services";
const lifetimeSeconds = 60;
const renewBeforeMs = 20_000;

/** A service call without a valid token of its own. */
export class InvalidServiceTokenError extends Error {
  constructor() {
    super("Invalid service token");
    this.name = "InvalidServiceTokenError";
  }
}

/**
 * Tokens by which services know each other: `sub` is the caller, `aud` the callee, 60 s long.
 * All services of an installation hold the same Ed25519 key; it has nothing to do with the key of users' tokens.
 */
export class ServiceTokens {
  private readonly issued = new Map<string, { token: Promise<string>; renewAtMs: number }>();
  private readonly proven = new Map<string, { caller: string; expiresAtMs: number }>();
  private readonly keySet;

  constructor(private readonly key: PrivateJwk) {
    this.keySet = createLocalJWKSet({ keys: [publicJwk(key)] });
  }

  /** The token by which `caller` calls `callee`; made anew when the last one is about to end. */
  issue(caller: string, callee: string): Promise<string> {
    const edge = `${caller}>${callee}`;
    const last = this.issued.get(edge);
    if (last && last.renewAtMs > Date.now()) return last.token;
    const token = this.sign(caller, callee);
    this.issued.set(edge, { token, renewAtMs: Date.now() + lifetimeSeconds * 1000 - renewBeforeMs });
    return token;
  }

  /** The caller's name. `claimedCaller` is the X-Service-Name header and must be the same. Throws InvalidServiceTokenError. */
  async callerOf(token: string, callee: string, claimedCaller: string | undefined): Promise<string> {
    const known = this.proven.get(`${callee}:${token}`);
    const caller = known && known.expiresAtMs > Date.now() ? known.caller : await this.prove(token, callee);
    if (claimedCaller !== caller) throw new InvalidServiceTokenError();
    return caller;
  }

  private async sign(caller: string, callee: string): Promise<string> {
    return new SignJWT({})
      .setProtectedHeader({ alg: "EdDSA", kid: this.key.kid })
      .setIssuer(issuer)
      .setSubject(caller)
      .setAudience(callee)
      .setIssuedAt()
      .setExpirationTime(`${lifetimeSeconds}s`)
      .sign(await importJWK(this.key, "EdDSA"));
  }

  private async prove(token: string, callee: string): Promise<string> {
    try {
      const { payload } = await jwtVerify(token, this.keySet, {
        algorithms: ["EdDSA"],
        issuer,
        audience: callee,
        requiredClaims: ["sub", "exp"],
      });
      const now = Date.now();
      for (const [old, { expiresAtMs }] of this.proven) if (expiresAtMs <= now) this.proven.delete(old);
      this.proven.set(`${callee}:${token}`, { caller: payload.sub ?? "", expiresAtMs: (payload.exp ?? 0) * 1000 });
      return payload.sub ?? "";
    } catch {
      throw new InvalidServiceTokenError();
    }
  }
}
