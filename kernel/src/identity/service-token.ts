import { importJWK, jwtVerify, SignJWT, type JWK } from "jose";
import { headerNames, headerText, type RequestHeaders } from "../subgraph/graph-request.js";
import type { ServiceKeys } from "../keys/service-keys.js";
import { holdsRouterCredentials, noRouterCredentials, type RouterCredentials } from "./router-credentials.js";
import { serviceTokenSeconds } from "../config/token-lifetimes.js";

export const serviceTokenIssuer = "souk-services";
const renewBeforeMs = 20_000;

/** The router's name when it calls on its own behalf and not for a client. It signs with the router's key. */
export const edgeCaller = "edge";

/** A service call without a valid service token. */
export class InvalidServiceTokenError extends Error {
  constructor() {
    super("Invalid service token");
    this.name = "InvalidServiceTokenError";
  }
}

/**
 * Tokens by which services authenticate each other: `sub` is the caller, `aud` the callee, the lifetime 60 s. Each
 * service signs with its own Ed25519 keys, and a token is valid only if its key belongs to the caller that it names.
 */
export class ServiceTokens {
  private readonly issued = new Map<string, { token: Promise<string>; renewAtMs: number }>();
  private readonly proven = new Map<string, { caller: string; expiresAtMs: number }>();
  private generation = "";

  /** `routers`: the credentials of routers that cannot sign tokens. */
  constructor(
    private readonly keys: ServiceKeys,
    private readonly routers: RouterCredentials = noRouterCredentials,
  ) {}

  /** Returns the token for calls from `caller` to `callee`; renewed shortly before it expires. */
  issue(caller: string, callee: string): Promise<string> {
    this.followKeys();
    const edge = `${caller}>${callee}`;
    const last = this.issued.get(edge);
    if (last && last.renewAtMs > Date.now()) return last.token;
    const token = this.sign(caller, callee);
    this.issued.set(edge, { token, renewAtMs: Date.now() + serviceTokenSeconds * 1000 - renewBeforeMs });
    return token;
  }

  /** Returns the public keys that verify the caller's tokens. */
  publicKeysOf(caller: string): readonly JWK[] {
    return this.keys.publicKeysOf(signerOf(caller));
  }

  /** Returns the headers that `caller` sends with each request to `callee`. */
  async headersFor(caller: string, callee: string): Promise<Record<string, string>> {
    return { [headerNames.serviceName]: caller, [headerNames.serviceToken]: await this.issue(caller, callee) };
  }

  /**
   * Returns the sender of a request to `callee`, by its headers; null without a valid service token and without the
   * credentials of a router.
   */
  async callerIn(headers: RequestHeaders, callee: string): Promise<string | null> {
    const token = headerText(headers, headerNames.serviceToken);
    if (token === undefined) return holdsRouterCredentials(headers, this.routers) ? "router" : null;
    try {
      return await this.callerOf(token, callee, headerText(headers, headerNames.serviceName));
    } catch (error) {
      if (error instanceof InvalidServiceTokenError) return null;
      throw error;
    }
  }

  /**
   * Returns the caller's name. `claimedCaller` is the X-Service-Name header and must be the same. Throws
   * InvalidServiceTokenError.
   */
  async callerOf(token: string, callee: string, claimedCaller: string | undefined): Promise<string> {
    const caller = await this.senderOf(token, callee);
    if (claimedCaller !== caller) throw new InvalidServiceTokenError();
    return caller;
  }

  /** Returns the name of the service that the token belongs to. Throws InvalidServiceTokenError. */
  async senderOf(token: string, callee: string): Promise<string> {
    this.followKeys();
    const known = this.proven.get(`${callee}:${token}`);
    return known && known.expiresAtMs > Date.now() ? known.caller : this.prove(token, callee);
  }

  /** Forgets the tokens that an older set of keys has signed or verified, because a key may have been removed. */
  private followKeys(): void {
    const { generation } = this.keys;
    if (generation === this.generation) return;
    this.generation = generation;
    this.issued.clear();
    this.proven.clear();
  }

  private async sign(caller: string, callee: string): Promise<string> {
    const key = this.keys.signingKeyOf(signerOf(caller));
    return new SignJWT({})
      .setProtectedHeader({ alg: "EdDSA", kid: key.kid })
      .setIssuer(serviceTokenIssuer)
      .setSubject(caller)
      .setAudience(callee)
      .setIssuedAt()
      .setExpirationTime(`${serviceTokenSeconds}s`)
      .sign(await importJWK(key, "EdDSA"));
  }

  private async prove(token: string, callee: string): Promise<string> {
    try {
      const { payload, protectedHeader } = await jwtVerify(token, this.keys.find, {
        algorithms: ["EdDSA"],
        issuer: serviceTokenIssuer,
        audience: callee,
        requiredClaims: ["sub", "exp"],
      });
      const { sub: caller = "" } = payload;
      if (!this.keys.isKeyOf(protectedHeader.kid ?? "", signerOf(caller))) throw new InvalidServiceTokenError();
      const now = Date.now();
      for (const [old, { expiresAtMs }] of this.proven) if (expiresAtMs <= now) this.proven.delete(old);
      this.proven.set(`${callee}:${token}`, { caller, expiresAtMs: (payload.exp ?? 0) * 1000 });
      return caller;
    } catch {
      throw new InvalidServiceTokenError();
    }
  }
}

function signerOf(caller: string): string {
  return caller === edgeCaller ? "router" : caller;
}
