import { createRemoteJWKSet, errors, jwtVerify } from "jose";
import { noRights, type Rights } from "@souk/federation-engine";

/** The request's token is invalid. */
export class RefusedTokenError extends Error {
  constructor(options?: ErrorOptions) {
    super("The token is not valid: it is malformed, expired or not signed by a known key.", options);
    this.name = "RefusedTokenError";
  }
}

/** Returns a client's rights from its `authorization` header. Throws RefusedTokenError. */
export type RightsOf = (authorization: string | undefined) => Promise<Rights>;

/**
 * Returns a function that reads rights from JSON Web Tokens signed with a key in this set. `scope` holds the scopes, as
 * in OAuth 2. Without a set no client has rights.
 */
export function rightsByTokens(keySetUrl: string | undefined): RightsOf {
  if (keySetUrl === undefined) return async () => noRights;
  const keys = createRemoteJWKSet(new URL(keySetUrl));
  return async (authorization) => {
    if (authorization === undefined) return noRights;
    try {
      const { payload } = await jwtVerify(authorization.replace(/^Bearer\s+/i, ""), keys);
      const { scope } = payload;
      return { authenticated: true, scopes: typeof scope === "string" ? scope.split(" ").filter(Boolean) : [] };
    } catch (cause) {
      // an unreachable key set is not the client's fault
      if (cause instanceof errors.JWKSTimeout) throw cause;
      throw new RefusedTokenError({ cause });
    }
  };
}
