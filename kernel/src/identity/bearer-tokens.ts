import { decodeJwt } from "jose";
import { derivedUuid } from "../values/derived-uuid.js";
import { InvalidTokenError, type AccessTokenVerifier } from "./access-token.js";
import { InvalidServiceTokenError, serviceTokenIssuer, type ServiceTokens } from "./service-token.js";
import type { Viewer } from "./viewer.js";

/** The audience of the token with which a service calls the REST API. */
const audience = "router";

/**
 * Verifies the `authorization` header of a request: the access token of a user or guest, or the token of a service that
 * calls the REST API. A service acts with the role ADMIN, within the fields of `service-rights.ts`.
 */
export class BearerTokens implements Pick<AccessTokenVerifier, "viewerOf"> {
  constructor(
    private readonly accessTokens: Pick<AccessTokenVerifier, "viewerOf">,
    private readonly serviceTokens: ServiceTokens,
  ) {}

  /** Throws like `AccessTokenVerifier.viewerOf`. */
  async viewerOf(header: string | undefined): Promise<Viewer> {
    const token = header?.replace(/^bearer\s+/i, "").trim() ?? "";
    if (!isOfService(token)) return this.accessTokens.viewerOf(header);
    try {
      return viewerOfService(await this.serviceTokens.senderOf(token, audience));
    } catch (error) {
      if (error instanceof InvalidServiceTokenError) throw new InvalidTokenError("TOKEN_INVALID");
      throw error;
    }
  }
}

/** Reads the issuer, to select the keys that verify the token. */
function isOfService(token: string): boolean {
  try {
    return token !== "" && decodeJwt(token).iss === serviceTokenIssuer;
  } catch {
    return false;
  }
}

/** The id belongs to no account. It names the service in the audit log and in the events of orders. */
function viewerOfService(service: string): Viewer {
  const id = derivedUuid(`service ${service}`);
  return { kind: "user", id, username: service, role: "ADMIN", sessionId: id, service };
}
