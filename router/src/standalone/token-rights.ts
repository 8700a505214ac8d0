import { createRemoteJWKSet, errors, jwtVerify } from "jose";
import { noRights, type Rights } from "../engine/access-rules.js";

/** The token of a request does not hold. */
export class RefusedTokenError extends Error {
  constructor(options?: ErrorOptions) {
    super("The token does not hold: it is malformed, expired or not signed by a known key.", options);
    this.name = "RefusedTokenError";
  }
}

/** What a client may see, by its `authorization` header. Throws RefusedTokenError. */
export type RightsOf = (authorization: string | undefined) => Promise<Rights>;

/** By JSON Web Tokens that are signed with a key of this set; `scope` has the scopes, as OAuth 2 writes them. Without a set nobody has rights. */
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
      // keys that cannot be read are not the client's fault
      if (cause instanceof errors.JWKSTimeout) throw cause;
      throw new RefusedTokenError({ cause });
    }
  };
}
