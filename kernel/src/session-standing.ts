import type { Logger } from "./logger.js";
import { PeerClient } from "./peer-client.js";
import { ServiceUnavailableError } from "./service-unavailable.js";
import type { Surroundings } from "./subgraph.js";
import type { Role } from "./viewer.js";

/** What accounts says of a session now: the role of its user, that it has ended, or nothing, since accounts does not answer. */
export type SessionStanding = Role | "ENDED" | "UNKNOWN";

/** One statement in accounts; asked for money and admin work, where a token that still runs is not enough. */
const operation = "query SessionStanding($sessionId: ID!) { sessionStanding(sessionId: $sessionId) }";
const deadlineMs = 1500;

/**
 * Asks accounts about sessions. When accounts is away the token alone decides: it runs for a few minutes at most,
 * and a shop that sells is worth more than a session that ends some minutes earlier.
 */
export function sessionStandings(
  caller: string,
  { peer, serviceTokens, logger }: Pick<Surroundings, "peer" | "serviceTokens"> & { readonly logger: Logger },
): (sessionId: string) => Promise<SessionStanding> {
  const accounts = new PeerClient({ caller, callee: "accounts", transport: peer("accounts"), serviceTokens });
  return async (sessionId) => {
    try {
      const answer = await accounts.call<{ sessionStanding: Role | null }, { sessionId: string }>(
        operation,
        { sessionId },
        { idempotent: false, deadlineMs },
      );
      return answer.sessionStanding ?? "ENDED";
    } catch (error) {
      if (!(error instanceof ServiceUnavailableError)) throw error;
      logger.warn({ err: error }, "a session could not be looked up; its token decides");
      return "UNKNOWN";
    }
  };
}
