import { importJWK, jwtVerify, SignJWT } from "jose";
import { headerNames, headerText, type RequestHeaders } from "./graph-request.js";
import type { SigningKeys, VerifyingKeys } from "./key-ring.js";
import { serviceTokenSeconds } from "./token-lifetimes.js";

const issuer = "souk-services";
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
 * All services of an installation hold the same Ed25519 keys; they have nothing to do with those of users' tokens.
 */
export class ServiceTokens {
  private readonly issued = new Map<string, { token: Promise<string>; renewAtMs: number }>();
  private readonly proven = new Map<string, { caller: string; expiresAtMs: number }>();
  private generation = "";

  constructor(private readonly keys: SigningKeys & VerifyingKeys) {}

  /** The token by which `caller` calls `callee`; made anew when the last one is about to end. */
  issue(caller: string, callee: string): Promise<string> {
    this.followKeys();
    const edge = `${caller}>${callee}`;
    const last = this.issued.get(edge);
    if (last && last.renewAtMs > Date.now()) return last.token;
    const token = this.sign(caller, callee);
    this.issued.set(edge, { token, renewAtMs: Date.now() + serviceTokenSeconds * 1000 - renewBeforeMs });
    return token;
  }

  /** What `caller` sends with each request to `callee`. */
  async headersFor(caller: string, callee: string): Promise<Record<string, string>> {
    return { [headerNames.serviceName]: caller, [headerNames.serviceToken]: await this.issue(caller, callee) };
  }

  /** Who sent a request to `callee`, by its headers; null for nobody who can be believed. */
  async callerIn(headers: RequestHeaders, callee: string): Promise<string | null> {
    const token = headerText(headers, headerNames.serviceToken) ?? "";
    try {
      return await this.callerOf(token, callee, headerText(headers, headerNames.serviceName));
    } catch (error) {
      if (error instanceof InvalidServiceTokenError) return null;
      throw error;
    }
  }

  /** The caller's name. `claimedCaller` is the X-Service-Name header and must be the same. Throws InvalidServiceTokenError. */
  async callerOf(token: string, callee: string, claimedCaller: string | undefined): Promise<string> {
    this.followKeys();
    const known = this.proven.get(`${callee}:${token}`);
    const caller = known && known.expiresAtMs > Date.now() ? known.caller : await this.prove(token, callee);
    if (claimedCaller !== caller) throw new InvalidServiceTokenError();
    return caller;
  }

  /** What an older set of keys has signed or proven is forgotten: a key may have been taken out. */
  private followKeys(): void {
    const { generation } = this.keys;
    if (generation === this.generation) return;
    this.generation = generation;
    this.issued.clear();
    this.proven.clear();
  }

  private async sign(caller: string, callee: string): Promise<string> {
    const key = this.keys.signingKey;
    return new SignJWT({})
      .setProtectedHeader({ alg: "EdDSA", kid: key.kid })
      .setIssuer(issuer)
      .setSubject(caller)
      .setAudience(callee)
      .setIssuedAt()
      .setExpirationTime(`${serviceTokenSeconds}s`)
      .sign(await importJWK(key, "EdDSA"));
  }

  private async prove(token: string, callee: string): Promise<string> {
    try {
      const { payload } = await jwtVerify(token, this.keys.find, {
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
